import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLandscape, LANDSCAPES } from '../landscapes/index.ts';
import { defaultDocument, documentFor, withFormula, withLandscape } from './defaults.ts';
import { withCurvature, withDomain, withParameter, withPin } from './edits.ts';
import { withLearningRate, withVisibility } from './optimizer-edits.ts';
import { DocumentError } from './fields.ts';
import type { LabDocument } from './lab-document.ts';
import { parseDocument, readDocument } from './read-document.ts';
import { writeCompactly, writeDocument } from './write-document.ts';

const good = defaultDocument();
const plain = (document: LabDocument): Record<string, unknown> =>
  JSON.parse(writeDocument(document)) as Record<string, unknown>;

test('a file is JSON for people: indented, in the order of the document, with a final newline', () => {
  const text = writeDocument(good);
  expect(text).toMatch(/^\{\n {2}"format": "zigzag",\n {2}"version": 3,\n {2}"bench": "descent",\n/);
  expect(text).toMatch(/\n {2}"theme": "light"\n\}\n$/);
  expect(JSON.parse(writeCompactly(good))).toEqual(JSON.parse(text));
});

/** Edits that replace or rebuild each part of the document that can hold an unknown field. */
const EDITS: readonly ((document: LabDocument) => LabDocument)[] = [
  (document) => withLearningRate(document, 0.03),
  (document) => withDomain(document, { x: [-1, 2], y: [0, 3] }),
  (document) => ({ ...document, view: { ...document.view, overlay: 'definiteness' } }),
  (document) => withCurvature(document, { surface: { ...good.curvature.surface, elevation: 12 } }),
  (document) => withVisibility(document, 'adam', 'shown'),
  (document) => withPin(document),
  (document) => withFormula(document, 'k x^2 + y^2', ['k']),
  (document) => withLandscape(document, findLandscape('himmelblau') ?? LANDSCAPES[0]!),
  (document) => ({ ...document, theme: 'dark' }),
];
const anyEdits = fc.array(fc.constantFrom(...EDITS), { maxLength: 6 });
const edited = (document: LabDocument, edits: readonly (typeof EDITS)[number][]): LabDocument =>
  edits.reduce((present, edit) => edit(present), document);

/** A field of a name that no document has, its value any JSON. */
const anyField = fc
  .tuple(
    fc.oneof(
      fc.string({ minLength: 1 }).map((name) => `${name}?`),
      fc.constantFrom('__proto__', 'unknown', 'constructor', 'toString'),
    ),
    // As a file has it: −0 is 0 there.
    fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  )
  .map(([name, value]) => Object.fromEntries([[name, value]]));

test('what was edited in any way is written and read as it was, and written again the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LANDSCAPES), anyEdits, (landscape, edits) => {
      const document = edited(documentFor(landscape), edits);
      const text = writeDocument(document);
      expect(parseDocument(text)).toEqual(document);
      expect(parseDocument(writeCompactly(document))).toEqual(document);
      expect(writeDocument(parseDocument(text))).toBe(text);
    }),
  );
});

describe('fields that this Zigzag does not know', () => {
  test('survive any edits: of the document, of every object in it, of its optimizers', () => {
    fc.assert(
      fc.property(anyField, anyField, anyField, anyField, anyEdits, (top, view, surface, entry, edits) => {
        const { curvature } = good;
        const stored = {
          ...good,
          view: { ...good.view, ...view },
          domain: { ...good.domain, ...view },
          curvature: { ...curvature, surface: { ...curvature.surface, ...surface }, ...view },
          optimizers: good.optimizers.map((each) => (each.id === 'adam' ? { ...each, ...entry } : each)),
          ...top,
        };
        const opened = readDocument(JSON.parse(JSON.stringify(stored)));
        const saved = plain(edited(opened, edits));
        const expected = plain(edited(good, edits));
        expect(saved).toEqual({
          ...expected,
          view: { ...(expected['view'] as object), ...view },
          domain: { ...(expected['domain'] as object), ...view },
          curvature: {
            ...(expected['curvature'] as object),
            surface: { ...(expected['curvature'] as LabDocument['curvature']).surface, ...surface },
            ...view,
          },
          optimizers: (expected['optimizers'] as LabDocument['optimizers']).map((each) =>
            each.id === 'adam' ? { ...each, ...entry } : each,
          ),
          ...top,
        });
        // And once more through a file or the kept lab.
        expect(plain(parseDocument(writeCompactly(parseDocument(JSON.stringify(saved)))))).toEqual(saved);
      }),
    );
  });

  test('belong to a parameter by its name, and to a pinned run until it is replaced', () => {
    const lab = withPin(withFormula(good, 'k x^2 + m y^2', ['k', 'm']));
    const stored = {
      ...lab,
      parameters: lab.parameters.map((each) => ({ ...each, unit: each.name })),
      pinned: lab.pinned.map((run) => ({ ...run, note: 'the first' })),
    };
    const opened = readDocument(stored);
    const less = plain(withParameter(withFormula(opened, 'm y^2 + x^2', ['m']), 'm', { value: 2 }));
    expect(less['parameters']).toEqual([
      { name: 'm', value: 2, minimum: -5, maximum: 5, scale: 'linear', unit: 'm' },
    ]);
    expect(less['pinned']).toEqual(stored.pinned);
    expect(plain(withPin(withLearningRate(opened, 0.5)))['pinned']).not.toHaveProperty('[0].note');
  });

  test('of an old version survive its migration', () => {
    const { curvature: _, ...rest } = good;
    const old = { ...rest, version: 1, view: { levels: 'log', aspect: 'free', grid: 'fine' }, author: 'me' };
    expect(plain(readDocument(old))).toMatchObject({ version: 3, author: 'me', view: { grid: 'fine' } });
  });

  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  test.each([
    ['too long', 'x'.repeat(100_001)],
    ['too long when indented', Array.from({ length: 30_000 }, () => [[]])],
    ['too deep', nested(21)],
    ['deep enough to overflow a stack', nested(400_000)],
  ])('are refused where they are %s', (_, field) => {
    expect(() => readDocument({ ...good, field })).toThrow(DocumentError);
  });

  test('never make a file that could not be opened again', () => {
    const field = Array.from({ length: 6_000 }, () => ({}));
    const document = readDocument({ ...good, field });
    expect(parseDocument(writeDocument(document))).toEqual(document);
  });
});
