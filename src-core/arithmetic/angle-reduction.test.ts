import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_NEAR_ANGLE, reduceAngle } from './angle-reduction.ts';
import { reduceFarAngle } from './far-angle.ts';
import { SCALAR } from './scalar.ts';

/** By how much the two disagree, as a part of what remains; NaN where they count different quarters. */
function disagreement(x: number): number {
  const near = reduceAngle(SCALAR, x);
  const far = reduceFarAngle(x);
  if ((near.quarter - far.quarter) % 4 !== 0) return NaN;
  const difference = near.head - far.head - (near.tail - far.tail);
  return Math.abs(difference / far.head);
}

describe('angles reduced', () => {
  it('near and far ways agree within 2⁻⁵⁷ wherever both are good', () => {
    const angle = fc.double({ min: 1, max: LARGEST_NEAR_ANGLE, noNaN: true });
    // Halfway between two multiples, either may be taken.
    const clear = angle.filter((x) => Math.abs(reduceFarAngle(x).head) < 0.785398);
    fc.assert(fc.property(clear, (x) => disagreement(x) <= 2 ** -57));
  });

  it('and at the doubles next to multiples of π/2, where all but 2⁻⁶⁰ cancels', () => {
    const multiple = fc.integer({ min: 1, max: 2 ** 18 });
    fc.assert(fc.property(multiple, (n) => disagreement((n * Math.PI) / 2) <= 2 ** -57));
    // 29 and 204551 quarter turns: the nearest of all, and the one with the largest error.
    for (const x of [45.553093477052, 321307.9594422229])
      expect(disagreement(x)).toBeLessThanOrEqual(2 ** -57);
  });

  it('the head is at most an eighth of a turn but for rounding', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -LARGEST_NEAR_ANGLE, max: LARGEST_NEAR_ANGLE, noNaN: true }),
        (x) => Math.abs(reduceAngle(SCALAR, x).head) <= Math.PI / 4 + 2 ** -34,
      ),
    );
  });

  it('the far way is exactly odd, and refuses what has no angle', () => {
    const far = fc.double({ min: 1, max: Number.MAX_VALUE, noNaN: true });
    fc.assert(
      fc.property(far, (x) => {
        const { quarter, head, tail } = reduceFarAngle(-x);
        expect(reduceFarAngle(x)).toEqual({ quarter: -quarter, head: -head, tail: -tail });
      }),
    );
    expect(reduceFarAngle(-Infinity)).toEqual({ quarter: NaN, head: NaN, tail: NaN });
    expect(reduceFarAngle(NaN)).toEqual({ quarter: NaN, head: NaN, tail: NaN });
  });
});
