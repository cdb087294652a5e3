import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arialWidth } from './arial-width.ts';
import { CAPTION_POINTS, fitFacts, fitText, heightOf, PARAMETER_POINTS } from './fit-text.ts';
import { slideLayout } from './slide-layout.ts';

const { caption, parameters } = slideLayout('shown');
if (caption === null) throw new Error('There is no place for a caption.');
const fact = (about: string, ...parts: readonly string[]) => ({ about, parts, line: parts.join(', ') });
const anyText = fc.oneof(fc.string({ maxLength: 500 }), fc.string({ unit: 'binary', maxLength: 300 }));

test('letters are as wide as Arial’s, others not less than they are', () => {
  expect(arialWidth('Hello ~', 1000)).toBe(722 + 556 + 222 + 222 + 556 + 278 + 584);
  expect(arialWidth('漢', 10)).toBe(10);
});

describe('a caption', () => {
  test('is as large as there is room for', () => {
    const points = (text: string): number => fitText(text, caption, CAPTION_POINTS).points;
    const word = 'valley ';
    expect([40, 57, 80].map((times) => points(word.repeat(times)))).toEqual([16, 14, 12]);
  });

  test('that is too long ends with dots in its smallest size', () => {
    const { points, passages, isCut } = fitText('steep and flat '.repeat(200), caption, CAPTION_POINTS);
    expect([points, isCut]).toEqual([12, true]);
    expect(passages.at(-1)?.text).toMatch(/…$/);
  });

  test('keeps to its box, whatever it says', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { passages, points } = fitText(text, caption, CAPTION_POINTS);
        expect(heightOf(passages, points)).toBeLessThanOrEqual(caption.height);
      }),
    );
  });
});

describe('parameters', () => {
  test('are groups under their headings, without those that say nothing', () => {
    const { passages, isCut } = fitFacts(
      [fact('Function', 'x² + y²'), fact('Optimizers')],
      parameters,
      PARAMETER_POINTS,
    );
    expect(isCut).toBe(false);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Function'],
      ['text', 'x² + y²'],
    ]);
  });

  test('of fifty optimizers are told by their number, and all else is told in full', () => {
    const optimizers = Array.from({ length: 50 }, (_, k) => `Adam ${String(k + 1)}, η = 0.01`);
    const facts = [
      fact('Function', 'x² + y²'),
      fact('Optimizers', ...optimizers),
      fact('Run', 'Start (1, 1)'),
    ];
    const { passages, points, isCut } = fitFacts(facts, parameters, PARAMETER_POINTS);
    expect([points, isCut]).toEqual([12, true]);
    const texts = passages.map(({ text }) => text);
    expect(texts).toContain('Start (1, 1)');
    const shown = texts.filter((text) => text.startsWith('Adam')).length;
    expect(shown).toBeGreaterThan(5);
    expect(texts).toContain(`… and ${String(50 - shown)} more`);
  });

  test('keep to their box, however many and long they are', () => {
    const anyFact = fc.tuple(anyText, fc.array(anyText, { maxLength: 60 }));
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 4 }), (given) => {
        const facts = given.map(([about, parts]) => fact(about, ...parts));
        const { passages, points } = fitFacts(facts, parameters, PARAMETER_POINTS);
        expect(heightOf(passages, points)).toBeLessThanOrEqual(parameters.height);
        expect(points).toBeGreaterThanOrEqual(12);
      }),
      { numRuns: 50 },
    );
  });
});
