import { describe, expect, test } from 'vitest';
import { FormulaError, parseFormula, type FormulaProblem } from './index.ts';

function faultOf(formula: string): FormulaProblem {
  try {
    parseFormula(formula, ['x', 'y']);
  } catch (error) {
    if (error instanceof FormulaError) return error.problem;
    throw error;
  }
  throw new Error(`${formula} has no fault.`);
}

/** The formula, the part of it that is marked, words of the message, and the code. */
const FAULTS: readonly (readonly [
  formula: string,
  marked: string,
  says: string,
  code: FormulaProblem['code'],
])[] = [
  ['x^', '^', 'something must follow “^”', 'syntax'],
  ['x +', '+', 'something must follow “+”', 'syntax'],
  ['*x', '*', 'missing before “*”', 'syntax'],
  ['x//y', '/', 'missing before “/”', 'syntax'],
  ['x**2', '*', 'write ^', 'syntax'],
  ['(x+)', ')', 'missing before “)”', 'syntax'],
  ['()', ')', 'missing before “)”', 'syntax'],
  ['²x', '²', 'missing before “²”', 'syntax'],
  ['x ^ 2 3', '3', 'an operator such as *', 'syntax'],
  ['1.2.3', '.3', 'an operator such as *', 'syntax'],
  ['1,5', ',', 'decimals have a point', 'syntax'],
  ['sin(x', '(', 'a ) is missing', 'syntax'],
  ['x)', ')', 'no opening one', 'syntax'],
  ['x.y', '.', 'for a product write *', 'syntax'],
  ['x.*y', '.', 'for a product write *', 'syntax'],
  ['x.constructor', '.', 'only inside numbers', 'syntax'],
  ['sin x', 'sin', 'write sin(x)', 'bare-function'],
  ['sin(x) + cos 2xy', 'cos', 'write cos(2 x y)', 'bare-function'],
  ['sin', 'sin', 'write sin(x)', 'bare-function'],
  ['sin^2(x)', 'sin', 'write sin(x)^2', 'bare-function'],
  ['exp(x) + exp', 'exp', 'write exp(x)', 'bare-function'],
  ['sin()', 'sin', 'takes 1 argument, not 0', 'wrong-arguments'],
  ['sin(x,y)', 'sin', 'takes 1 argument, not 2', 'wrong-arguments'],
  ['sin(x) + sin(x,y)', 'sin', 'takes 1 argument, not 2', 'wrong-arguments'],
  ['k(x+y)', 'k', 'write k*(…)', 'unknown-call'],
  ['x(y+1)', 'x', 'write x*(…)', 'unknown-call'],
  ['x + y + x(2)', 'x', 'write x*(…)', 'unknown-call'],
  ['xy(x)', 'y', 'write y*(…)', 'unknown-call'],
  ['log()', 'log', 'log takes 1 or 2 arguments, not 0.', 'wrong-arguments'],
  ['log(x,2,y)', 'log', 'log takes 1 or 2 arguments, not 3.', 'wrong-arguments'],
  ['x + min(x)', 'min', 'min takes 2 or more arguments, not 1.', 'wrong-arguments'],
  ['hypot(x)', 'hypot', 'hypot takes 2 or more arguments, not 1.', 'wrong-arguments'],
  ['atan2(x)', 'atan2', 'atan2 takes 2 arguments, not 1.', 'wrong-arguments'],
  ['pow(x,y,2)', 'pow', 'pow takes 2 arguments, not 3.', 'wrong-arguments'],
  ['cube(x,3)', 'cube', 'cube takes 1 argument, not 2.', 'wrong-arguments'],
  ['ln(x)', 'ln', 'Write log(…)', 'unknown-call'],
  ['Max(x,y)', 'Max', 'Write max(…)', 'unknown-call'],
  ['arcsin(x)', 'arcsin', 'Write asin(…)', 'unknown-call'],
  ['floor(x,y)', 'floor', 'functions are sin, cos', 'unknown-call'],
  ['x + kx', 'kx', 'write k*x', 'unknown-name'],
  ['sinx', 'sinx', 'Did you mean sin(x)?', 'unknown-name'],
  ['sinhx', 'sinhx', 'Did you mean sinh(x)?', 'unknown-name'],
  ['arctan x', 'arctan', 'Write atan(…)', 'unknown-name'],
  ['2X', 'X', 'Did you mean x?', 'unknown-name'],
  ['constructor', 'constructor', 'is not known', 'unknown-name'],
  ['0x10', 'x10', 'is not known', 'unknown-name'],
  ['x mod y', 'mod', 'there are + − * / ^', 'unsupported'],
  ['x to y', 'to', 'there are + − * / ^', 'unsupported'],
  ['not x', 'not', 'there are + − * / ^', 'unsupported'],
  ['__proto__', '__proto__', 'is not a name', 'unsupported'],
  ['1_000', '_000', 'is not a name', 'unsupported'],
  ['x + true', 'true', 'cannot stand', 'unsupported'],
  ['NaN', 'NaN', 'cannot stand', 'unsupported'],
  ['-Infinity', 'Infinity', 'cannot stand', 'unsupported'],
  ['i', 'i', 'reserved', 'unsupported'],
  ['1 + 1e999', '1e999', 'too large', 'number-too-large'],
  ['9'.repeat(400), '9'.repeat(400), 'too large', 'number-too-large'],
  ["x'", "'", 'Derivatives are taken for you', 'unknown-character'],
  ['x!', '!', 'no factorials', 'unknown-character'],
  ['x <= y', '<', 'no comparisons: see min', 'unknown-character'],
  ['x ? y : 1', '?', 'no comparisons', 'unknown-character'],
  ['1:3', ':', 'For a quotient write /', 'unknown-character'],
  ['5%', '%', 'write /100', 'unknown-character'],
  ['5 cm', 'cm', 'is not known', 'unknown-name'],
  ['a = 3', '=', 'right of the =', 'unknown-character'],
  ['f(x) = x', '=', 'right of the =', 'unknown-character'],
  ['import("fs")', '"', 'no text in a formula', 'unknown-character'],
  ['hasOwnProperty(x)', 'hasOwnProperty', 'is not a function here', 'unknown-call'],
  ['toString()', 'toString', 'is not a function here', 'unknown-call'],
  ['<script>alert(1)</script>', '<', 'no meaning', 'unknown-character'],
  ['x // y', '/', 'missing before “/”', 'syntax'],
  ['x and y', 'and', 'there are + − * / ^', 'unsupported'],
  ['½x', '½', 'no meaning', 'unknown-character'],
  ['sin⁻¹(x)', '⁻', 'For a power write ^', 'unknown-character'],
  ['x\u200b', '\u200b', 'invisible character U+200B', 'unknown-character'],
  ['[1,2]', '[', 'Brackets are round', 'unknown-character'],
  ['x=1', '=', 'right of the =', 'unknown-character'],
  ['x;y', ';', 'Type one formula', 'unknown-character'],
  ['|x|', '|', 'write abs(…)', 'unknown-character'],
  ['√x', '√', 'write sqrt(…)', 'unknown-character'],
  ['x₁', '₁', 'for an index a plain digit', 'unknown-character'],
  ['α x', 'α', 'letters a to z', 'unknown-character'],
  ['x+\0', '\0', 'invisible character U+0000', 'unknown-character'],
  ['x+\u202ey', '\u202e', 'invisible character U+202E', 'unknown-character'],
  ['x+\ud800', '\ud800', 'invisible character U+D800', 'unknown-character'],
  ['πx + 😀', '😀', '“😀”', 'unknown-character'],
  ['πx² + q', 'q', 'is not known', 'unknown-name'],
];

test.each(FAULTS)('%s: “%s” is marked', (formula, marked, says, code) => {
  const fault = faultOf(formula);
  const length = marked.length;
  expect(fault).toMatchObject({ code, length });
  expect(formula.slice(fault.position, fault.position + length)).toBe(marked);
  expect(fault.message).toContain(says);
});

describe('of two equal words the one at fault is marked', () => {
  test.each([
    ['sin(x) + sin(x,y)', 9],
    ['x + y + x(2)', 8],
    ['exp(x) + exp', 9],
    ['1e999 + 1', 0],
    ['10 + 1e999', 5],
    ['x**2', 2],
    ['x//y', 2],
    ['x x^', 3],
    ['k + k(x)', 4],
  ])('%s at %d', (formula, position) => {
    expect(faultOf(formula).position).toBe(position);
  });
});

test.each(['', '  ', '\n'])('an empty formula (%j) says what to type', (formula) => {
  expect(faultOf(formula)).toMatchObject({ code: 'empty', position: 0, length: 0 });
});

test('all unknown names are told at once, in the order of writing', () => {
  const fault = faultOf('b x + a y + b');
  expect(fault).toMatchObject({ code: 'unknown-name', names: ['b', 'a'], position: 0 });
  expect(fault.message).toBe('“b”, “a” are not known.');
});

test('of a hundred unknown names the first eight are told', () => {
  const names = Array.from({ length: 100 }, (_, i) => `a${i}`);
  const fault = faultOf(names.join('+'));
  expect(fault.names).toEqual(names);
  expect(fault.message).toContain('“a0”, “a1”');
  expect(fault.message).toContain('“a7” and 92 more are not known.');
});

test('of a name that fills the line the beginning is told', () => {
  expect(faultOf('q'.repeat(1999)).message).toBe(
    `“${'q'.repeat(36)}…” is not a name: use a letter, then letters, digits or _.`,
  );
});

describe('bounds', () => {
  const nested = (depth: number): string => '('.repeat(depth) + 'x' + ')'.repeat(depth);

  test('2,000 characters pass, 2,001 do not', () => {
    expect(() => parseFormula('x'.padEnd(2000), ['x'])).not.toThrow();
    expect(faultOf('x'.padEnd(2001))).toMatchObject({ code: 'too-long', position: 2000 });
  });

  test('100 brackets pass, 101 do not', () => {
    expect(() => parseFormula(nested(100), ['x'])).not.toThrow();
    expect(faultOf(nested(101))).toMatchObject({ code: 'too-deep', position: 100 });
  });

  test('10,000 brackets are too long to be looked at', () => {
    expect(faultOf(nested(10_000)).code).toBe('too-long');
  });

  test('1,000 signs and 900 powers are nested too deeply, and say where', () => {
    expect(faultOf('-'.repeat(1000) + 'x')).toMatchObject({ code: 'too-deep', position: 201 });
    expect(faultOf(Array(900).fill('x').join('^'))).toMatchObject({ code: 'too-deep', position: 400 });
  });
});
