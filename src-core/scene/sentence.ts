/** What happens and why, in plain words, for the path that the slider speaks of. */
import type { Point2 } from '../document/lab-document.ts';
import { findOptimizer } from '../optimizers/index.ts';
import { endingOf } from './endings.ts';
import { formatNumber, withThousands } from './format-number.ts';
import { hoverDistance } from './hovering.ts';
import type { PathReport } from './path-report.ts';
import type { PathScene } from './scene.ts';
import type { TheoryScene } from './theory.ts';

export interface SentenceInput {
  readonly path: PathScene;
  readonly theory: TheoryScene;
  readonly report: PathReport;
  /** A kink that the path swings about. */
  readonly kink: Point2 | null;
  readonly tolerance: number;
  /** Whether the optimizer sees noisy gradients. */
  readonly isNoisy: boolean;
}

export function sentence(input: SentenceInput): string {
  const why = cause(input);
  // What is said of the steps leaves the noise aside.
  const parts = [
    noiseEffect(input),
    input.isNoisy && why !== '' ? `Without it: ${why}` : why,
    outcome(input),
  ];
  return atRest(input) ?? parts.filter((part) => part !== '').join(' ');
}

/** The cases in which nothing moves. */
function atRest({ path, theory }: SentenceInput): string | null {
  if (path.stop === 'not-finite' && path.steps === 0) {
    return 'f or its gradient is not defined at the start: move the start to where the map is not hatched.';
  }
  if (path.stop === 'diverged' && path.steps === 0)
    return 'At the start |f| is beyond 10¹⁰⁰ or the point beyond 10¹²: nothing can be computed from there.';
  if (theory.shape === 'constant') {
    return 'f is constant: its gradient is zero everywhere, so nothing moves. The condition number is not defined.';
  }
  if (path.learningRate === 0)
    return 'The learning rate is 0: every step has length 0, so the point stays at the start.';
  if (path.stop !== 'converged' || path.steps > 0) return null;
  const type = theory.place === 'start' ? theory.arrival : null;
  return type === 'saddle' || type === 'maximum'
    ? `The start is a ${type}: the gradient is zero there, so descent never leaves it. Move it a little and see.`
    : 'The start is already as flat as the tolerance asks: there is nothing to descend.';
}

/** What noise does to the whole path. */
function noiseEffect({ isNoisy, path, theory }: SentenceInput): string {
  if (!isNoisy) return '';
  const hovering = theory.place === 'start' ? null : hoverDistance(path, theory.analysis.point);
  const which = path.cloud === null ? 'the path' : 'the path of the first seed';
  if (hovering === null) return `Each step of ${which} follows a gradient with noise.`;
  const constant = path.scheduledRates === null ? 'with a constant η ' : '';
  return `Noise in each gradient: ${constant}${which} does not settle but hovers about the minimum, over its later half at a distance of about ${formatNumber(hovering, 2)}.`;
}

function cause(input: SentenceInput): string {
  if (input.path.scheduledRates !== null) return scheduleCause(input);
  if (input.theory.shape === 'linear' && input.path.optimizer !== 'newton') {
    return 'f is a plane: its gradient is the same everywhere and its Hessian is zero, so there is no valley to zig-zag in and no minimum. The condition number is not defined.';
  }
  if (input.kink !== null) {
    const [x, y] = input.kink.map((coordinate) => formatNumber(coordinate, 3));
    return `The path swings about the kink at (${x}, ${y}): f has no gradient and no Hessian there, and beside it the slope does not fade, so steps never shrink. A smaller rate only swings less.`;
  }
  if (input.path.optimizer === 'gradient-descent') return gradientDescentCause(input);
  if (input.path.optimizer === 'momentum') return momentumCause(input);
  if (input.path.optimizer === 'newton') return newtonCause(input);
  return findOptimizer(input.path.optimizer)?.inWords ?? '';
}

/** Of a learning rate that changes: from where to where, against the rate at which steps begin to grow. */
function scheduleCause({ path, theory }: SentenceInput): string {
  const rates = path.scheduledRates ?? [];
  const [first, last] = [rates[0] ?? NaN, rates[Math.max(0, path.steps - 1)] ?? NaN];
  const way = `The learning rate follows a schedule: η is ${formatNumber(first, 3)} at the first step and ${formatNumber(last, 3)} at the last`;
  if (path.optimizer !== 'gradient-descent' || theory.rates === null) return `${way}.`;
  const steepest = Math.max(...theory.analysis.eigenvalues);
  return `${way}: η·λmax goes from ${nearTwo(first * steepest)} to ${nearTwo(last * steepest)}; above 1 a step overshoots the valley, above 2 it lands higher on the other side.`;
}

function gradientDescentCause({ path, theory, report, isNoisy }: SentenceInput): string {
  if (theory.rates === null) return theory.reason ?? '';
  const { eigenvalues } = theory.analysis;
  const steep = path.learningRate * Math.max(...eigenvalues);
  const flat = path.learningRate * Math.min(...eigenvalues);
  const product = `η·λmax = ${nearTwo(steep)}`;
  if (theory.shape !== 'quadratic' && theory.place !== 'reached')
    return elsewhere(product, steep, { path, theory, report, isNoisy });
  const changes = report.signChanges ?? 0;
  if (steep > 1 && changes === 0 && path.steps > 2) {
    return `${product}, yet the start has no error along the steep direction, so the path runs straight along the flat one.`;
  }
  if (steep > 2) {
    return `${product}: each step overshoots the valley and lands higher on the other side; the error along the steep direction grows ${formatNumber(steep - 1, 3)}-fold a step, sign flipped.`;
  }
  if (steep === 2) {
    return `${product}: each step lands exactly as high on the other side; the error along the steep direction keeps its size, sign flipped.`;
  }
  if (steep > 1) {
    return `${product}: each step overshoots the valley and lands on the other side; the error along the steep direction keeps ${percent(steep - 1)} of its size, sign flipped.`;
  }
  const slow =
    flat < steep / 2
      ? ` but only ${percent(flat)} along the flat one (η·λmin = ${formatNumber(flat, 2)}), so it creeps`
      : '';
  return `${product}: no overshoot; a step removes ${percent(steep)} of the error along the steep direction${slow}.`;
}

/** Away from the point whose Hessian is known, theory says what would happen there, and the path what did. */
function elsewhere(
  product: string,
  steep: number,
  { path, theory, report, isNoisy }: Pick<SentenceInput, 'path' | 'theory' | 'report' | 'isNoisy'>,
): string {
  const place = theory.place === 'start' ? 'By the curvature at the start' : 'Near the minimum ahead';
  const would =
    steep > 2
      ? `each step would make the error across ${formatNumber(steep - 1, 3)} times larger${theory.place === 'ahead' && path.stop === 'steps' ? ', so the path cannot settle there and is thrown back to flatter places' : ''}`
      : steep > 1
        ? `a step would overshoot and keep ${percent(steep - 1)} of the error across, sign flipped`
        : `a step would remove ${percent(steep)} of the error across, without overshooting`;
  const changes = report.signChanges ?? 0;
  const times = changes === 1 ? 'once' : `${withThousands(changes)} times`;
  const seen =
    path.steps > 1 && !isNoisy
      ? ` So far the path ${changes === 0 ? 'never changed sides' : `changed sides ${times}`}.`
      : '';
  return `${place} ${product}: ${would}.${seen}`;
}

function momentumCause({ path, theory, report }: SentenceInput): string {
  const [limit] = theory.rates?.marks ?? [];
  if (limit === undefined) return theory.reason ?? '';
  const share = path.learningRate / limit.learningRate;
  const where =
    theory.shape === 'quadratic' || theory.place === 'reached'
      ? ''
      : theory.place === 'ahead'
        ? ' at the minimum ahead'
        : ' at the start';
  if (share > 1) {
    return `η is ${formatNumber(share, 3)} times ${limit.label}${where}: across the valley the ball gains energy at every swing.`;
  }
  const rate =
    report.predictedRate === null
      ? ''
      : ` In the long run the error keeps ${percent(report.predictedRate)} of its size a step.`;
  return `η is ${percent(share)} of ${limit.label}${where}, the largest stable rate; each step carries on the share β of the one before.${rate}`;
}

function newtonCause({ path: { learningRate: rate, stop }, theory }: SentenceInput): string {
  if (stop === 'singular') return '';
  if (theory.shape === 'quadratic') {
    if (rate === 1) {
      return 'f is its own quadratic model, so one whole step lands on its critical point, however large κ is.';
    }
    const flipped = rate > 1 ? ', sign flipped' : '';
    return `Each step goes ${percent(rate)} of the way to the critical point of f; the error keeps ${percent(Math.abs(1 - rate))} of its size${flipped}, however large κ is.`;
  }
  const way = rate === 1 ? '' : `${percent(rate)} of the way `;
  return `Each step goes ${way}to the critical point of the local quadratic model, be that a minimum, a saddle or a maximum; how steep the valley is plays no part.`;
}

function outcome({ path, theory, tolerance }: SentenceInput): string {
  const isOnItsWay = path.stop === 'steps' && theory.place !== 'start' && tolerance > 0;
  if (!isOnItsWay) return endingOf(path, theory.arrival).sentence;
  const steps = `${withThousands(path.steps)} ${path.steps === 1 ? 'step' : 'steps'}`;
  const [first, last] = [0, path.steps].map((step) => path.gradientNorms[step] ?? NaN);
  const told = formatNumber(last ?? NaN, 3);
  return (last ?? NaN) > (first ?? NaN)
    ? `Not there yet: in ${steps} ∥∇f∥ has grown from ${formatNumber(first ?? NaN, 3)} to ${told}.`
    : `Not there yet: after ${steps} ∥∇f∥ is still ${told}.`;
}

/** A gap this small is what rounding leaves. */
const ROUNDING = 1e-10;

/** Three digits, and as many more as it takes to tell a number from the 2 at which all turns. */
function nearTwo(value: number): string {
  const gap = Math.abs(value - 2);
  const more = gap > ROUNDING && gap < 0.01 ? Math.ceil(-Math.log10(gap)) : 0;
  return formatNumber(value, Math.min(15, 3 + more));
}

/** A share as a percentage: two or three digits, and as many more as it takes to tell it from 100 %. */
function percent(share: number): string {
  const gap = Math.abs(1 - share);
  const more = gap > ROUNDING && gap < 0.01 ? Math.ceil(-Math.log10(gap)) - 1 : 0;
  return `${formatNumber(share * 100, Math.min(15, (share > 0.1 ? 3 : 2) + more))} %`;
}
