/** What happens and why, in plain words, for the path that the slider speaks of. */
import { formatNumber } from './format-number.ts';
import type { PathReport } from './path-report.ts';
import type { PathScene } from './scene.ts';
import type { TheoryScene } from './theory.ts';

export interface SentenceInput {
  readonly path: PathScene;
  readonly theory: TheoryScene;
  readonly report: PathReport;
  readonly tolerance: number;
}

export function sentence(input: SentenceInput): string {
  const { path } = input;
  if (path.stop === 'not-finite' && path.steps === 0) {
    return 'f or its gradient is not defined at the start: move the start to where the map is not hatched.';
  }
  return special(input) ?? [cause(input), outcome(input)].filter((part) => part !== '').join(' ');
}

/** The cases with nothing to see in the path itself. */
function special({ path, theory }: SentenceInput): string | null {
  if (theory.shape === 'constant') {
    return 'f is constant: its gradient is zero everywhere, so nothing moves. The condition number is not defined.';
  }
  if (theory.shape === 'linear') {
    return 'f is a plane: its gradient is the same everywhere and its Hessian is zero, so the path runs straight down for ever. The condition number is not defined.';
  }
  if (path.learningRate === 0)
    return 'The learning rate is 0: every step has length 0, so the point stays at the start.';
  if (path.stop === 'converged' && path.steps === 0) {
    return 'The start is already as flat as the tolerance asks: there is nothing to descend.';
  }
  return null;
}

function cause(input: SentenceInput): string {
  if (input.path.optimizer === 'gradient-descent') return gradientDescentCause(input);
  if (input.path.optimizer === 'momentum') return momentumCause(input);
  return 'Each coordinate is divided by the size of its own recent gradients, so steps are about η long whatever the curvature.';
}

function gradientDescentCause({ path, theory }: SentenceInput): string {
  if (theory.rates === null) return theory.reason ?? '';
  const { eigenvalues } = theory.analysis;
  const steep = path.learningRate * Math.max(...eigenvalues);
  const flat = path.learningRate * Math.min(...eigenvalues);
  const product = `η·λmax = ${formatNumber(steep, 3)}`;
  if (steep > 2 && path.stop === 'steps' && theory.shape !== 'quadratic') {
    return `${product}: too sharp a minimum for this rate. Near it each step would make the error ${formatNumber(steep - 1, 3)} times larger, so the path cannot settle there and is thrown back to flatter places.`;
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

function momentumCause({ path, theory, report }: SentenceInput): string {
  const [limit] = theory.rates?.marks ?? [];
  if (limit === undefined) return theory.reason ?? '';
  const share = path.learningRate / limit.learningRate;
  if (share > 1) {
    return `η is ${formatNumber(share, 3)} times 2(1+β)/λmax: the ball gains energy at every swing across the valley.`;
  }
  const rate =
    report.predictedRate === null
      ? ''
      : ` In the long run the error keeps ${percent(report.predictedRate)} of its size a step.`;
  return `η is ${percent(share)} of 2(1+β)/λmax, the largest stable rate: the velocity averages the zig-zag out and adds up along the valley.${rate}`;
}

function outcome({ path, theory, tolerance }: SentenceInput): string {
  const steps = `${formatCount(path.steps)} ${path.steps === 1 ? 'step' : 'steps'}`;
  const gradientNorm = formatNumber(path.gradientNorms[path.steps] ?? NaN, 3);
  switch (path.stop) {
    case 'converged':
      return `Converged after ${steps}.`;
    case 'diverged':
      return `Diverged at step ${formatCount(path.steps)}.`;
    case 'not-finite':
      return `Step ${formatCount(path.steps)} led to a place where f or its gradient is not defined.`;
    case 'steps':
      return theory.place === 'start' || !(tolerance > 0)
        ? `After ${steps} ∥∇f∥ is ${gradientNorm}.`
        : `Not there yet: after ${steps} ∥∇f∥ is still ${gradientNorm}.`;
  }
}

/** A share as a percentage: two digits, and more near 100 % where they tell. */
function percent(share: number): string {
  const value = share * 100;
  const digits = value > 99 && value < 100 ? 4 : value > 10 ? 3 : 2;
  return `${formatNumber(value, digits)} %`;
}

/** A count with its thousands set apart; `toLocaleString` would take longer than the descent's theory. */
function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
