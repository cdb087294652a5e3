import { expect, it } from 'vitest';
import { isLabPage, labPath } from './lab-url.ts';

it.each([
  ['app://lab/', true],
  ['app://lab/index.html', true],
  ['app://lab/?a=1#b', true],
  ['app://lab/#b', true],
  ['app://lab/assets/a.js', false],
  ['app://lab.example/', false],
  ['app://lab@example/', false],
  ['https://lab/', false],
  ['file:///', false],
  ['about:blank', false],
])('%s is the lab’s page: %s', (url, expected) => {
  expect(isLabPage(url)).toBe(expected);
});

it('the path of a request stays encoded, and another host has none', () => {
  expect(labPath('app://lab/assets/a.js?x')).toBe('/assets/a.js');
  expect(labPath('app://lab/%252e/a')).toBe('/%252e/a');
  expect(labPath('app://other/assets/a.js')).toBeUndefined();
});
