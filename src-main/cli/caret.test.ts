import { expect, test } from 'vitest';
import { quote } from './bad-input.ts';
import { caretLines } from './caret.ts';

const problemAt = (position: number, length: number) =>
  ({ code: 'syntax', message: '', position, length }) as const;

test.each([
  ['x^', 1, 1, '  x^', '   ^'],
  ['sin x', 0, 3, '  sin x', '  ^^^'],
  ['πx² + q', 6, 1, '  πx² + q', '        ^'],
  ['x\n\0y', 1, 2, '  x□□y', '   ^^'],
  ['x\u202ey+', 3, 1, '  x□y+', '     ^'],
  ['😀x$', 3, 1, '  😀x$', '     ^'],
  ['x+😀', 2, 2, '  x+😀', '    ^^'],
  ['x+\ud800', 2, 1, '  x+□', '    ^'],
])('%j: the caret stands under character %d', (formula, position, length, shown, carets) => {
  expect(caretLines(formula, problemAt(position, length))).toEqual([shown, carets]);
});

test('of a long formula the neighbourhood is shown', () => {
  const [shown = '', carets = ''] = caretLines(`${'x+'.repeat(500)}$${'+y'.repeat(500)}`, problemAt(1000, 1));
  expect(shown).toMatch(/^ {2}…(x\+|\+)*\$(\+y|\+)*…$/);
  expect(shown.length).toBeLessThan(80);
  expect(carets.trimStart()).toBe('^');
  expect(shown[carets.length - 1]).toBe('$');
});

test('where nothing is marked, or there is nothing to see, there is no caret', () => {
  expect(caretLines('', problemAt(0, 0))).toEqual([]);
  expect(caretLines('  ', problemAt(0, 1))).toEqual([]);
});

test('quoted text stays on its line', () => {
  expect(quote('a\nb\u202e\u001b[31mc')).toBe('“a b  [31mc”');
  expect(quote('y'.repeat(100))).toBe(`“${'y'.repeat(59)}…”`);
});
