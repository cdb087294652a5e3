import { describe, expect, test } from 'vitest';
import type { ErrorSplit } from '../../../src-core/scene/matrix-scene.ts';
import { MATRIX_STEPS } from '../../../src-core/scene/matrix-words.ts';
import { textBox } from '../text-box.ts';
import { fileTheme } from '../file-themes.ts';
import { splitFrame } from './split-frame.ts';
import { splitMarks } from './split-marks.ts';

const LEARNING_RATE = 0.19;

function splitOf(eigenvalue: number, start: number): ErrorSplit {
  const factor = 1 - LEARNING_RATE * eigenvalue;
  const components = Float64Array.from({ length: MATRIX_STEPS + 1 }, (_, k) => start * factor ** k);
  return { eigenvalue, direction: [1, 0], factor, components };
}

/** Of a square of 12 cm in the journal theme the left one was written over a tick: its chart is 227 px wide. */
describe.each([180, 200, 227, 300, 500])('in a chart of %i px', (width) => {
  const theme = fileTheme('journal', 13);

  test.each([
    [10, 0.1],
    [1, 1],
    [1234.5, 0.00123],
  ])('the factors of λ = %f and %f are written inside it, beside the ticks', (steep, flat) => {
    const split = [splitOf(steep, 2), splitOf(flat, -3)] as const;
    const frame = splitFrame({ splits: [split], steps: MATRIX_STEPS, width, height: 180, theme });
    const labels = splitMarks(split, frame, theme).flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
    expect(labels.length).toBeGreaterThan(0);
    for (const label of labels) {
      const [box] = textBox(label);
      expect(label.text).toMatch(/× [−\d]/);
      expect(box!.x, label.text).toBeGreaterThan(frame.plot.x);
      expect(box!.x + box!.width, label.text).toBeLessThan(frame.plot.x + frame.plot.width);
    }
  });
});
