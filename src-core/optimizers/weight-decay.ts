/** Weight decay as an L2 term: the method sees f + ½·w·‖x‖² in place of f. */
import type { Arithmetic } from '../arithmetic/index.ts';
import { share } from './common-settings.ts';
import { setting, type Evaluation, type NumberSetting, type Settings, type Vector } from './optimizer.ts';
import { plusMultiple } from './vectors.ts';

export const weightDecay = (
  byDefault = 0,
  meaning = 'w, the factor of x that is added to the gradient (L2)',
): NumberSetting => share('weightDecay', 'w', byDefault, meaning, 'weight_decay');

/** ∇f(x) + w·x. */
export function decayedGradient<Value>(
  arithmetic: Arithmetic<Value>,
  { point, gradient }: Evaluation<Value>,
  settings: Readonly<Record<string, Value>>,
): Vector<Value> {
  return plusMultiple(arithmetic, gradient, setting(settings, 'weightDecay'), point);
}

/** w; 0 for a method without it. */
const weightDecayIn = ({ weightDecay: factor }: Settings): number =>
  typeof factor === 'number' ? factor : 0;

/** The gradient in a formula, with w·x where there is any. */
export const gradientTex = (settings: Settings): string =>
  weightDecayIn(settings) === 0 ? '@g' : '(@g + @weightDecay\\,@x)';

/** An eigenvalue of the Hessian that the method sees. */
export const seenEigenvalue = (eigenvalue: number, settings: Settings): number =>
  eigenvalue + weightDecayIn(settings);

/** Its largest, as written on a slider. */
export const seenLargest = (settings: Settings): string =>
  weightDecayIn(settings) === 0 ? 'λmax' : '(λmax+w)';
