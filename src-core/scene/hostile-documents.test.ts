/** A thousand lab documents changed at random. fast-check prints the seed of one that fails. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DocumentError, documentFor, parseDocument, type LabDocument } from '../document/index.ts';
import { FormulaError, GraphTooLarge } from '../expression/index.ts';
import { mutatedFormula } from '../fixtures/hostile-formulas.ts';
import { LANDSCAPES } from '../landscapes/index.ts';
import { runToEnd } from '../work/index.ts';
import { SceneMaker } from './lab-scene.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const hostileValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(
    null,
    true,
    '',
    'x',
    {},
    [],
    [null],
    [1, 2, 3],
    '__proto__',
    { length: 1 },
    '\u202e',
    '<b>',
  ),
  fc.constantFrom(0, -0, 1, -1, 2, 0.5, 1e-300, 1e13, 1e300, -1e300, 2 ** 53, 20_001),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(
    ...LANDSCAPES.map(({ id }) => id),
    'adam',
    'momentum',
    'gradient-descent',
    'newton',
    'log',
    'quantile',
  ),
  mutatedFormula,
  fc.constant(Array.from({ length: 101 }, () => 1)),
);

interface Change {
  readonly kind: 'replace' | 'remove' | 'double';
  /** Which of all places of the document, as a share of their number. */
  readonly place: number;
  readonly value: Json;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'double'),
  place: fc.double({ min: 0, max: 0.999, noNaN: true }),
  value: hostileValue,
});

/** Every object and list of a document with each of its keys. */
function places(node: unknown): [container: Record<string, unknown>, key: string][] {
  if (typeof node !== 'object' || node === null) return [];
  const container = node as Record<string, unknown>;
  return Object.keys(container).flatMap((key) => [
    [container, key] as [typeof container, string],
    ...places(container[key]),
  ]);
}

function changed(document: LabDocument, changes: readonly Change[]): string {
  const copy: unknown = structuredClone(document);
  for (const { kind, place, value } of changes) {
    const all = places(copy);
    const [container, key] = all[Math.floor(place * all.length)] ?? [{}, ''];
    if (kind === 'remove') Reflect.deleteProperty(container, key);
    else if (kind === 'replace') container[key] = structuredClone(value);
    else if (Array.isArray(container)) container.push(structuredClone(container[0]));
  }
  return JSON.stringify(copy);
}

const document = fc.constantFrom(...LANDSCAPES.map(documentFor));
const mutatedDocument = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(document, fc.array(change, { minLength: 1, maxLength: 3 }))
      .map(([whole, changes]) => changed(whole, changes)),
  },
  // Cut off, or with a character changed.
  fc
    .tuple(
      document,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('', '0', '-', 'e', '"', '}', ',', '\0'),
    )
    .map(([whole, where, character]) => {
      const text = JSON.stringify(whole);
      const at = Math.floor(where * text.length);
      return character === '' ? text.slice(0, at) : text.slice(0, at) + character + text.slice(at + 1);
    }),
);

function read(text: string): LabDocument | null {
  try {
    return parseDocument(text);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(error.message).toMatch(/^.{10,400}$/su);
    expect(error.message).toContain(error.field);
    return null;
  }
}

test('a changed document is refused by a field it names, or is one that a scene can be made of', () => {
  const maker = new SceneMaker();
  let accepted = 0;
  fc.assert(
    fc.property(mutatedDocument, (text) => {
      const whole = read(text);
      if (whole === null) return;
      accepted++;
      expect(parseDocument(JSON.stringify(whole))).toEqual(whole);
      try {
        const { domain } = whole;
        const request = {
          document: whole,
          domain,
          gridSize: 16,
          levelCount: 6,
          tell: 'all',
          have: null,
        } as const;
        const { focus } = runToEnd(maker.make(request));
        expect(focus?.sentence).toMatch(/\.$/);
      } catch (error) {
        if (!(error instanceof FormulaError) && !(error instanceof GraphTooLarge)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
  // Else the scenes were not tried.
  expect(accepted).toBeGreaterThan(50);
});
