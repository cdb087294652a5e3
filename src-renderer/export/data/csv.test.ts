import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';
import { distinct, type Cell } from './data-table.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

test('names first, then a line a row', () => {
  const rows = [
    [0, -1.5, 'minimum'],
    [1, 1e-7, null],
  ];
  expect(csvOf({ columns: named('step', 'x', 'type'), rows })).toBe('step,x,type\n0,-1.5,minimum\n1,1e-7,\n');
});

test('what is not finite is spelled out', () => {
  expect(csvOf({ columns: named('f'), rows: [[NaN], [Infinity], [-Infinity]] })).toBe(
    'f\nNaN\nInfinity\n-Infinity\n',
  );
});

test('a number reads back as the same double', () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 1 }), (numbers) => {
      const [, ...lines] = csvOf({ columns: named('f'), rows: numbers.map((number) => [number]) })
        .trimEnd()
        .split('\n');
      // −0 is written as 0.
      expect(lines.map(Number)).toEqual(numbers.map((number) => number + 0));
    }),
  );
});

test.each([
  ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
  ['+1', "'+1"],
  ['-x^2', "'-x^2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['x^2, y', '"x^2, y"'],
  ['two\nlines', '"two\nlines"'],
])('the text %j is no formula of a spreadsheet and no row of its own', (text, field) => {
  expect(csvOf({ columns: named('a', 'b'), rows: [[text, 1]] })).toBe(`a,b\n${field},1\n`);
});

test('whatever the text, there are as many rows and columns, and none runs', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(fc.string({ unit: 'grapheme' }), fc.double(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const [, ...read] = readCsv(csvOf({ columns: named('a', 'b'), rows }));
      expect(read).toHaveLength(rows.length);
      for (const [index, fields] of read.entries()) {
        expect(fields).toHaveLength(2);
        fields.forEach((field, column) => {
          if (typeof rows[index]?.[column] === 'string') expect(field).not.toMatch(/^[=+\-@\t\r]/);
        });
      }
    }),
  );
});

test('columns of the same name are told apart', () => {
  expect(distinct(named('step', 'f', 'step', 'f', 'step', 'f_2'))).toEqual(
    named('step', 'f', 'step_2', 'f_2', 'step_3', 'f_2_2'),
  );
});

/** A reader of RFC 4180, by its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/y;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\n') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}
