import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../input-error.ts';
import { defaultDocument, withLandscape } from './defaults.ts';
import { findLandscape, LANDSCAPES } from '../landscapes/index.ts';
import { ratesAround, ratesProblem, withSweep } from './sweep-edits.ts';

describe('the range of learning rates', () => {
  it('has any learning rate in it that a range may have', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e8, noNaN: true }), (rate) => {
        const [from, to] = ratesAround(rate);
        expect(ratesProblem([from, to])).toBeNull();
        expect(from).toBeLessThan(rate);
        expect(to).toBeGreaterThan(rate);
      }),
    );
  });

  it('is one for any number at all', () => {
    for (const rate of [0, -1, 1e-300, 1e300, Infinity, NaN])
      expect(ratesProblem(ratesAround(rate))).toBeNull();
  });

  it('is refused where it is none, in words', () => {
    const document = defaultDocument();
    for (const rates of [
      [1, 1],
      [2, 1],
      [0, 1],
      [-1, 1],
      [1, Infinity],
      [NaN, 1],
      [1, NaN],
    ] as const)
      expect(() => withSweep(document, { rates })).toThrow(InputError);
  });

  it('goes with the function that is picked; the view stays', () => {
    const document = withSweep(defaultDocument(), { view: 'heat-map', rates: [1, 2] });
    const { sweep } = withLandscape(document, findLandscape('rosenbrock')!);
    expect(sweep.view).toBe('heat-map');
    for (const landscape of LANDSCAPES) {
      const [from, to] = withLandscape(document, landscape).sweep.rates;
      expect(from < landscape.learningRate && landscape.learningRate < to, landscape.id).toBe(true);
    }
  });
});
