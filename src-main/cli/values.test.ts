import { describe, expect, test } from 'vitest';
import { BadInput } from './bad-input.ts';
import { readAssignments, readInteger, readNumber, readPoint, readVariables } from './values.ts';

describe('a number', () => {
  test.each([
    ['1e-3', 0.001],
    ['-.5', -0.5],
    ['+5.', 5],
    [' 2 ', 2],
    ['1E308', 1e308],
    ['1e-999', 0],
  ])('%s is read', (text, value) => {
    expect(readNumber(text, '--at')).toBe(value);
  });

  test.each([
    '',
    ' ',
    '0x10',
    'abc',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    '1_000',
    '1,5',
    '1e',
    '.',
    '--1',
    '1 2',
    '−1',
    '0b1',
    '1n',
  ])('“%s” is bad input that names the option', (text) => {
    expect(() => readNumber(text, '--at')).toThrow(BadInput);
    expect(() => readNumber(text, '--at')).toThrow(/^--at: /);
  });
});

test('a whole number is in range', () => {
  expect(readInteger('0', '--steps', 0, 10)).toBe(0);
  expect(readInteger('1e1', '--steps', 0, 10)).toBe(10);
  for (const wrong of ['-1', '11', '1.5', 'x'])
    expect(() => readInteger(wrong, '--steps', 0, 10)).toThrow(BadInput);
  expect(() => readInteger('11', '--steps', 0, 10)).toThrow('not a whole number from 0 to 10');
});

describe('a point', () => {
  test('has coordinates with commas between', () => {
    expect(readPoint('-1,2.5, 3e0', '--at')).toEqual([-1, 2.5, 3]);
    expect(readPoint('7', '--at')).toEqual([7]);
  });

  test.each([
    ['1,,2', 'coordinate 2: a number is missing'],
    ['', 'a number is missing'],
    ['1,', 'coordinate 2'],
    ['1;2', '“1;2” is not a finite number'],
    ['1,NaN', 'coordinate 2: “NaN” is not a finite number'],
    [Array(51).fill('0').join(','), 'at most 50'],
  ])('%s is bad input', (text, message) => {
    expect(() => readPoint(text, '--at')).toThrow(BadInput);
    expect(() => readPoint(text, '--at')).toThrow(message);
  });
});

test('variables are distinct names, 50 at most', () => {
  expect(readVariables('t, x_1')).toEqual(['t', 'x_1']);
  const many = Array.from({ length: 51 }, (_, i) => `x${i}`);
  expect(readVariables(many.slice(1).join(','))).toHaveLength(50);
  for (const [wrong, message] of [
    ['', 'a name is missing'],
    ['x,', 'a name is missing'],
    ['x,x', 'named twice'],
    ['2x', 'is not a name'],
    ['sin', 'is a function'],
    ['__proto__', 'is not a name'],
    [many.join(','), 'at most 50'],
  ] as const) {
    expect(() => readVariables(wrong)).toThrow(message);
  }
});

test('assignments are names with numbers', () => {
  expect([...readAssignments(['k=10', ' a = -1e-3', 'constructor=2'], '--param')]).toEqual([
    ['k', 10],
    ['a', -0.001],
    ['constructor', 2],
  ]);
  for (const [wrong, message] of [
    [['k'], 'write a name, = and a number'],
    [['=1'], 'a name is missing'],
    [['k='], '--param k: a number is missing'],
    [['k=1', 'k=1'], '“k” is given twice'],
    [['k=1=2'], 'not a finite number'],
    [['pi=3'], 'is a constant'],
    [['__proto__=3'], 'is not a name'],
    [['a\nb=3'], '“a b” is not a name'],
  ] as const) {
    expect(() => readAssignments(wrong, '--param')).toThrow(message);
  }
});
