import { describe, expect, test } from 'vitest';
import { noOperands, onlyOperand, readArguments, single, type OptionSpec } from './arguments.ts';
import { BadInput } from './bad-input.ts';

const SPECS: readonly OptionSpec[] = [
  { name: 'at', value: 'X,Y', repeats: true, meaning: '' },
  { name: 'learning-rate', value: 'R', meaning: '' },
  { name: 'json', meaning: '' },
];
const read = (...words: string[]) => readArguments(words, SPECS);

describe('values', () => {
  test.each([
    ['behind a space', ['--at', '-1,2']],
    ['behind =', ['--at=-1,2']],
  ])('that begin with - are taken %s', (_, words) => {
    expect(read(...words).values.get('at')).toEqual(['-1,2']);
  });

  test('may hold = and line breaks, or be empty', () => {
    expect(read('--at=a=b\nc', '--at=', '--at', '').values.get('at')).toEqual(['a=b\nc', '', '']);
  });

  test('of repeated options come in order', () => {
    expect(read('--at', '1,2', '--json', '--at=3,4').values.get('at')).toEqual(['1,2', '3,4']);
  });

  test('of an option that was not given are undefined', () => {
    expect(single(read('--learning-rate', '0.1'), 'learning-rate')).toBe('0.1');
    expect(single(read(), 'learning-rate')).toBeUndefined();
  });

  test('may be words that only look like options', () => {
    expect(read('--learning-rate', '--x^2').values.get('learning-rate')).toEqual(['--x^2']);
  });
});

describe('operands', () => {
  test.each(['-x^2-y^2', '-1', '--x^2', '-', '--2x', '-(x)', '- x', '--x', '--xy', '--x-y', '--x1-2'])(
    '%s is one',
    (formula) => {
      expect(onlyOperand(read('--json', formula, '--at', '0,0'), 'formula')).toBe(formula);
    },
  );

  test('are all words after a lone --', () => {
    expect(read('--at', '1', '--', '--x', '--json')).toEqual({
      operands: ['--x', '--json'],
      values: new Map([['at', ['1']]]),
    });
  });

  test('are counted', () => {
    expect(() => onlyOperand(read(), 'formula')).toThrow('A formula is missing.');
    expect(() => onlyOperand(read('x^2', '+', 'y'), 'formula')).toThrow(
      /3: “x\^2”, “\+”, “y”. Put the formula in quotes/,
    );
    expect(() => noOperands(read('x'))).toThrow('“x” is not expected');
    expect(() => noOperands(read())).not.toThrow();
  });
});

test.each([
  [
    'an unknown option',
    ['--start', '1'],
    'no option “--start” here; there are --at, --learning-rate, --json',
  ],
  ['a formula that looks like an option', ['--kappa-x'], 'after a lone --'],
  ['a missing value at the end', ['--at'], '--at needs a value: --at X,Y'],
  ['a missing value before an option', ['--at', '--json'], '--at needs a value'],
  ['a missing value before --', ['--at', '--', '1'], '--at needs a value'],
  ['a repeated option', ['--learning-rate=1', '--learning-rate', '2'], '--learning-rate is given twice'],
  ['a repeated flag', ['--json', '--json'], '--json is given twice'],
  ['a flag with a value', ['--json=yes'], '--json takes no value'],
  ['a property of all objects', ['--constructor', '1'], 'no option “--constructor”'],
])('%s is bad input', (_, words, message) => {
  expect(() => read(...words)).toThrow(BadInput);
  expect(() => read(...words)).toThrow(message);
});
