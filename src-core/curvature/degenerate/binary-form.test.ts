import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formOnCircle, type Polynomial } from './binary-form.ts';

/** The form Π (y·cos θ − x·sin θ)ᵐ, zero on lines at the angles θ. */
function formOf(lines: readonly { readonly angle: number; readonly multiplicity: number }[]): Polynomial {
  let form = [1];
  for (const { angle, multiplicity } of lines) {
    for (let m = 0; m < multiplicity; m++) {
      const next = new Array<number>(form.length + 1).fill(0);
      form.forEach((a, k) => {
        next[k] = (next[k] ?? 0) - a * Math.sin(angle);
        next[k + 1] = (next[k + 1] ?? 0) + a * Math.cos(angle);
      });
      form = next;
    }
  }
  return form.map((value) => ({ value, error: 1e-15 }));
}

test('each line of odd multiplicity changes the sign twice round the circle, the others never', () => {
  const line = fc.record({ slot: fc.integer({ min: 0, max: 11 }), multiplicity: fc.constantFrom(1, 1, 2) });
  const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 5, selector: ({ slot }) => slot });
  const turn = fc.double({ min: 0, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(lines, turn, (chosen, by) => {
      const given = chosen.map(({ slot, multiplicity }) => ({
        angle: (slot * Math.PI) / 12 + by,
        multiplicity,
      }));
      const { signChanges, sign, zeros } = formOnCircle(formOf(given));
      const odd = chosen.filter(({ multiplicity }) => multiplicity === 1).length;
      expect(signChanges).toBe(2 * odd);
      expect(sign === 0).toBe(odd > 0);
      expect(zeros).toHaveLength(chosen.length);
    }),
  );
});

test('a line beside the diagonal is found once, however near', () => {
  for (const tilt of [0, 1e-16, 1e-12, 5e-10, -5e-10, 1e-8, -1e-7]) {
    const form = formOf([{ angle: Math.PI / 4 + tilt, multiplicity: 2 }]);
    expect(formOnCircle(form).zeros, String(tilt)).toHaveLength(1);
  }
});
