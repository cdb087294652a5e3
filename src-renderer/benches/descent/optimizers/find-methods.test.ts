import { describe, expect, test } from 'vitest';
import { OPTIMIZERS } from '../../../../src-core/optimizers/index.ts';
import { methodGroups } from './find-methods.ts';

const found = (search: string): readonly string[] =>
  methodGroups(search).flatMap(({ methods }) => methods.map(({ id }) => id));

test('without a search every method is there, once, under its family', () => {
  expect(found('').toSorted()).toEqual(OPTIMIZERS.map(({ id }) => id).toSorted());
  for (const { family, methods } of methodGroups(''))
    expect(methods.every((method) => method.family === family)).toBe(true);
});

describe('a search', () => {
  test.each(OPTIMIZERS)('for the whole name finds $name first', ({ id, name }) => {
    expect(found(name)[0]).toBe(id);
    expect(found(`  ${name.toUpperCase()} `)[0]).toBe(id);
  });

  test('finds names that begin so before those that have it inside', () => {
    const ids = found('ad');
    const inside = ids.findIndex((id) => !id.startsWith('ad'));
    expect(ids[0]).toMatch(/^ad/);
    if (inside >= 0) expect(methodGroups('ad')[0]?.methods[0]?.id).toMatch(/^ad/);
  });

  test('looks at the description where no name fits', () => {
    expect(found('saddle or a maximum')).toContain('newton');
    expect(found('second order')).toContain('newton');
    expect(found('no such thing')).toEqual([]);
  });
});
