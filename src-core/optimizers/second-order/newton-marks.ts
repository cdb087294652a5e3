import type { RateTheory } from '../optimizer.ts';

/** Marks for methods whose learning rate is a share of a step that is best at `whole` and undone at twice that. */
export const newtonMarks = (meaning: string, whole = 1): RateTheory => ({
  marks: [
    { learningRate: whole, label: whole === 1 ? '1' : '1+λ/λmax', meaning },
    {
      learningRate: 2 * whole,
      label: whole === 1 ? '2' : '2(1+λ/λmax)',
      meaning: 'beyond this every step makes the error larger',
    },
  ],
  zones: [
    { from: 0, label: 'creeps' },
    { from: whole, label: 'zig-zags' },
    { from: 2 * whole, label: 'diverges' },
  ],
});
