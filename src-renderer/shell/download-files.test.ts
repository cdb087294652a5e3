import { expect, test } from 'vitest';
import { downloadFiles } from './download-files.ts';
import { MOST_RECENT } from './files.ts';

/** Files over a map of what is kept; `saved` are the names of the downloads. */
function filesOver(kept = new Map<string, string>()) {
  const saved: string[] = [];
  const files = downloadFiles({
    saveFile: (name) => {
      saved.push(name);
      return Promise.resolve(name);
    },
    recall: (key) => kept.get(key) ?? null,
    keep: (key, text) => {
      kept.set(key, text);
      return true;
    },
  });
  return { files, saved, kept };
}

const names = async ({ files }: ReturnType<typeof filesOver>): Promise<readonly string[]> =>
  (await files.recent()).map(({ name }) => name);

test('a file that was remembered opens with the text it had last', async () => {
  const lab = filesOver();
  const reference = await lab.files.saveAs('a.zigzag', 'one');
  if (reference === null) throw new Error('It was not saved.');
  await lab.files.remember(reference, 'one');
  expect(await lab.files.save(reference, 'two')).toBe(true);
  await lab.files.remember(reference, 'two');
  const { files } = filesOver(lab.kept);
  const [recent] = await files.recent();
  expect(recent).toEqual(reference);
  const opened = await files.reopen(reference);
  expect(opened).toMatchObject({ name: 'a.zigzag', reference });
  expect(await opened?.content.text()).toBe('two');
  expect(lab.saved).toEqual(['a.zigzag', 'a.zigzag']);
  expect(await files.reopen({ id: 'none', name: 'none' })).toBeNull();
});

test('only so many are remembered, and only so much; the last of a name first', async () => {
  const lab = filesOver();
  for (let k = 0; k < 2 * MOST_RECENT; k++)
    await lab.files.remember({ id: `${k}`, name: `${k}.zigzag` }, '{}');
  await lab.files.remember({ id: 'again', name: '14.zigzag' }, '{}');
  expect(await names(lab)).toEqual(
    ['14', '15', '13', '12', '11', '10', '9', '8'].map((name) => `${name}.zigzag`),
  );
  await lab.files.remember({ id: 'l', name: 'large.zigzag' }, 'x'.repeat(999_999));
  expect(await names(lab)).toEqual(['large.zigzag']);
});

test.each(['', '{', '{"id":1}', '[1, null, {"id":"1"}]'])('of %j nothing is remembered', async (text) => {
  expect(await names(filesOver(new Map([['zigzag.recent', text]])))).toEqual([]);
});
