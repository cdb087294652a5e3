/** What is to be seen in a sweep, in words. */
import { formatNumber, withThousands } from '../format-number.ts';
import { gapInWords } from './sweep-ends.ts';
import type { CurvesScene, HeatMapScene, SweepScene } from './sweep-scene.ts';

export function sweepSentence(scene: SweepScene): string {
  if (!Number.isFinite(scene.startValue)) return 'f is not defined at the start, so no run begins.';
  const told = scene.view === 'curves' ? curvesSentence(scene) : heatMapSentence(scene);
  return [told, ...scene.notes].filter((part) => part !== '').join(' ');
}

/** A number of a sweep with what it is of. */
export const endInWords = (value: number, { quantity }: Pick<SweepScene, 'quantity'>): string =>
  quantity === 'loss' ? `f = ${formatNumber(value, 3)}` : `${withThousands(value)} steps`;

/** Where the number is smallest; −1 where there is none. */
export function bestOf(values: Float64Array): number {
  let best = -1;
  for (const [k, value] of values.entries()) if (value < (values[best] ?? Infinity)) best = k;
  return best;
}

function curvesSentence(scene: CurvesScene): string {
  const curve = scene.curves.find(({ key }) => key === scene.focus) ?? scene.curves[0];
  // Said when it is whole: half a curve's best is nobody's.
  if (curve === undefined || curve.values.length < curve.rates.length) return '';
  const best = bestOf(curve.values);
  const [from, to] = [curve.rates[0] ?? NaN, curve.rates.at(-1) ?? NaN];
  if (best < 0) {
    const reasons = [...new Set(curve.gaps)].flatMap((gap) =>
      gap === null ? [] : [gapInWords(gap, scene.steps)],
    );
    return `${curve.name}: of all learning rates from ${formatNumber(from)} to ${formatNumber(to)} none has a number (${reasons.join(', ')}).`;
  }
  const ends = scene.quantity === 'loss' ? 'ends lowest' : 'arrives soonest';
  const told = `${curve.name} ${ends} at η = ${formatNumber(curve.rates[best] ?? NaN)} (${endInWords(curve.values[best] ?? NaN, scene)})`;
  const edge = divergesFrom(curve);
  return edge === null ? `${told}.` : `${told} and diverges from η = ${formatNumber(edge)} on.`;
}

/** The learning rate from which on every run diverges, or leaves f's domain; null where the largest does not. */
function divergesFrom({ rates, gaps }: CurvesScene['curves'][number]): number | null {
  const isGone = (k: number): boolean => gaps[k] === 'diverged' || gaps[k] === 'not-finite';
  let first = gaps.length;
  while (first > 0 && isGone(first - 1)) first--;
  return rates[first] ?? null;
}

function heatMapSentence(scene: HeatMapScene): string {
  const { across, up, values, name, gaps } = scene;
  if (values.length < across.values.length * up.values.length) return '';
  const best = bestOf(values);
  if (best < 0) {
    const reasons = [...new Set(gaps)].flatMap((gap) => (gap === null ? [] : [gapInWords(gap, scene.steps)]));
    return `${name}: no pair of settings has a number (${reasons.join(', ')}).`;
  }
  const columns = across.values.length;
  const [first, second] = [
    across.values[best % columns] ?? NaN,
    up.values[Math.floor(best / columns)] ?? NaN,
  ];
  const ends = scene.quantity === 'loss' ? 'ends lowest' : 'arrives soonest';
  return `${name} ${ends} at η = ${formatNumber(first)} and ${up.name} = ${formatNumber(second)} (${endInWords(values[best] ?? NaN, scene)}).`;
}
