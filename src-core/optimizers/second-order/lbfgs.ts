import { dot, largestOf, minus, plusMultiple, scaled } from '../../linear-algebra/vectors.ts';
import { learningRate } from '../common-settings.ts';
import { firstStep, strongWolfe } from '../line-search/strong-wolfe.ts';
import { inFirstStep, inLaterSteps } from '../formula-lines.ts';
import { numberSetting, setting, type OracleMethod, type State, type Vector } from '../optimizer.ts';

/** torch's tolerance_grad and tolerance_change: where no |∂f/∂xᵢ|, or the slope along the step, exceeds them, it stays. */
const GRADIENT_TOLERANCE = 1e-7;
const SLOPE_TOLERANCE = 1e-9;
/** A pair whose y·s is no larger says nothing of the curvature. */
const SMALLEST_CURVATURE = 1e-10;

/** A step and how ∇f changed on it. */
interface Pair {
  readonly s: Vector;
  readonly y: Vector;
}

/** x ← x − ηB∇f(x), where B stands for H⁻¹ as the last few steps know it; a recorded step is one iteration of torch's. */
export const lbfgs: OracleMethod = {
  kind: 'oracle',
  id: 'lbfgs',
  name: 'L-BFGS',
  family: 'second-order',
  settings: [
    learningRate(1),
    {
      kind: 'number',
      name: 'historySize',
      symbol: 'm',
      default: 100,
      minimum: 1,
      maximum: 1000,
      of: 'whole-numbers',
      meaning: 'm, the number of steps that are remembered',
      torch: 'history_size',
    },
    {
      kind: 'choice',
      name: 'lineSearch',
      symbol: '\\text{line search}',
      default: 'none',
      options: ['none', 'strong-wolfe'],
      meaning: 'none: η times the step; strong-wolfe: a search that begins there, c₁ = 10⁻⁴, c₂ = 0.9',
      torch: 'line_search_fn',
    },
  ],
  formula: (settings) => [
    '@p = -B\\,@g,\\quad B \\text{ of the last } @pairs \\text{ pairs}\\allowbreak\\text{ of steps and changes of }\\nabla f\\text{,}\\allowbreak\\text{ at most } @historySize',
    inFirstStep('@tried = @learningRate\\,\\min\\Bigl(1,\\,\\frac{1}{\\lVert @g\\rVert_1}\\Bigr)'),
    inLaterSteps('@tried = @learningRate'),
    settings['lineSearch'] === 'none'
      ? '@alpha = @tried'
      : `@alpha \\text{ by strong Wolfe}\\allowbreak\\text{ from } @tried`,
    "@x' \\leftarrow @x + @alpha\\,@p",
  ],
  symbols: {
    steps: '\\text{older steps}',
    changes: '\\text{older changes of }\\nabla f',
    lastStep: '\\text{last step}',
    gradient: (index) => (index === null ? '\\nabla f(x_{t-1})' : `\\nabla f(x_{${index - 1}})`),
    tried: '\\alpha^0',
    alpha: '\\alpha',
    pairs: 'n',
  },
  source:
    'Nocedal & Wright 2006, Algorithms 7.4 and 7.5; torch.optim.LBFGS with max_iter=1; stops, as torch does, where max|∇f| ≤ 10⁻⁷ or the slope is above −10⁻⁹',
  learningRateOf: 'step',
  inWords:
    'From its last steps it learns the shape of the valley and goes along it; without a line search it may overshoot where the shape changes.',
  init: () => ({ steps: [], changes: [], lastStep: [], gradient: [] }),
  update(oracle, state, settings) {
    const gradient = oracle.gradient();
    if (largestOf(gradient) <= GRADIENT_TOLERANCE) return 'settled';
    const isFirst = state['gradient']?.length === 0;
    const pairs = remembered(state, gradient, numberSetting(settings, 'historySize'));
    const direction = scaled(-1, inverseTimes(pairs, gradient));
    if (dot(gradient, direction) > -SLOPE_TOLERANCE) return 'settled';

    const eta = numberSetting(settings, 'learningRate');
    const initialStep = isFirst ? eta * firstStep(gradient) : eta;
    const found =
      setting(settings, 'lineSearch') === 'none'
        ? { length: initialStep, point: plusMultiple(oracle.point, initialStep, direction) }
        : strongWolfe(oracle, direction, { initialStep, c1: 1e-4, c2: 0.9 });
    if (found === null) return 'stalled';
    const after = {
      steps: pairs.flatMap(({ s }) => s),
      changes: pairs.flatMap(({ y }) => y),
      lastStep: scaled(found.length, direction),
      gradient,
    };
    return {
      point: found.point,
      state: after,
      told: () => ({ p: direction, tried: [initialStep], alpha: [found.length], pairs: [pairs.length] }),
    };
  },
  rateTheory: () =>
    'η is a share of a step to the minimum as far as the last steps show it: 1 is all of it, and no threshold in λ holds.',
};

/** The last pairs, the newest at the end; the step that led here is one of them where ∇f changed along it. */
function remembered(state: State, gradient: Vector, historySize: number): readonly Pair[] {
  const { steps = [], changes = [], lastStep = [], gradient: previous = [] } = state;
  const n = gradient.length;
  const pairs = Array.from({ length: steps.length / n }, (_, k) => ({
    s: steps.slice(k * n, (k + 1) * n),
    y: changes.slice(k * n, (k + 1) * n),
  }));
  if (previous.length === 0) return pairs;
  const y = minus(gradient, previous);
  const isNew = dot(y, lastStep) > SMALLEST_CURVATURE;
  return isNew ? [...pairs, { s: lastStep, y }].slice(-historySize) : pairs;
}

/** B·vector by two loops over the pairs, from B₀ = I·(s·y/y·y) of the newest (alg. 7.4). */
function inverseTimes(pairs: readonly Pair[], vector: Vector): Vector {
  const newest = pairs.at(-1);
  let rest = vector;
  const shares = [...pairs].reverse().map(({ s, y }) => {
    const share = dot(s, rest) / dot(y, s);
    rest = plusMultiple(rest, -share, y);
    return share;
  });
  const scale = newest === undefined ? 1 : dot(newest.y, newest.s) / dot(newest.y, newest.y);
  return pairs.reduce(
    (sum, { s, y }, k) => {
      const share = shares[pairs.length - 1 - k] ?? Number.NaN;
      return plusMultiple(sum, share - dot(y, sum) / dot(y, s), s);
    },
    scaled(scale, rest),
  );
}
