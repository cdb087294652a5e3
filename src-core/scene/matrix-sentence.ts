/** What gradient descent does on ½xᵀHx and why, in plain words: each eigenvector's error goes its own way. */
import type { PointAnalysis } from '../curvature/index.ts';
import type { ErrorSplit } from './matrix-scene.ts';
import { isSolved, kappaOf, told } from './matrix-words.ts';
import type { PathScene } from './scene.ts';

export interface MatrixSentenceInput {
  readonly analysis: PointAnalysis;
  readonly split: readonly [steep: ErrorSplit, flat: ErrorSplit];
  readonly path: PathScene;
}

export function matrixSentence(input: MatrixSentenceInput): string {
  return atRest(input) ?? [cause(input), outcome(input)].filter((part) => part !== '').join(' ');
}

/** The cases in which nothing moves. */
function atRest({ analysis, path }: MatrixSentenceInput): string | null {
  if (analysis.definiteness === 'zero')
    return 'H = 0: the gradient is zero everywhere, so nothing moves. κ is not defined.';
  if (path.learningRate === 0)
    return `${kappaOf(analysis)}: the learning rate is 0, so no step moves, whatever the matrix.`;
  if (path.points[0] === 0 && path.points[1] === 0)
    return `${kappaOf(analysis)}: the start is the critical point itself, where the gradient is zero: nothing moves. Drag it away.`;
  return null;
}

/** Below this κ − 1 is rounding. */
const ROUNDING = 1e-9;

function cause(input: MatrixSentenceInput): string {
  const { analysis, split } = input;
  const [steep, flat] = split;
  const kappa = kappaOf(analysis);
  switch (analysis.definiteness) {
    case 'positive-definite':
      if ((analysis.conditionNumber ?? 1) - 1 < ROUNDING) return round(steep);
      return `${kappa}: along the steep axis each step multiplies the error by 1 − ηλ = ${told(steep.factor)} (${deed(steep.factor)}), along the flat one by ${told(flat.factor)} (${deed(flat.factor)}).${missing(input)}`;
    case 'positive-semidefinite':
      return `${kappa}, a trough: across it each step multiplies the error by 1 − ηλ = ${told(steep.factor)} (${deed(steep.factor)}); along it λ = 0, so nothing pulls and that part of the error stays for ever.${missing(input)}`;
    case 'indefinite': {
      const [up, down] = steep.eigenvalue > 0 ? [steep, flat] : [flat, steep];
      return `${kappa}, a saddle: along the axis that curves up each step multiplies the distance by 1 − ηλ = ${told(up.factor)} (${deed(up.factor)}), along the one that curves down by ${told(down.factor)} (${deed(down.factor)}). There is no minimum to reach.${missing(input)}`;
    }
    case 'negative-definite':
    case 'negative-semidefinite': {
      const shape =
        analysis.definiteness === 'negative-definite'
          ? 'a dome'
          : 'the crest of a ridge, flat along one axis';
      return `${kappa}, ${shape}: downhill leads away from the maximum, and each step multiplies the distance by up to 1 − ηλ = ${told(steep.factor)} (${deed(steep.factor)}). There is no minimum to reach.${missing(input)}`;
    }
    case 'zero':
    case null:
      return '';
  }
}

/** Both factors are one: the error only changes its length. */
function round({ factor }: ErrorSplit): string {
  const straight = 'κ = 1: every step points straight at the minimum';
  if (isSolved(factor)) return `${straight}, and η = 1/λ is exactly as long as the way: one step is enough.`;
  if (factor > 0)
    return `${straight} and multiplies the error by 1 − ηλ = ${told(factor)} (${deed(factor)}).`;
  return `${straight}, but overshoots it: the error is multiplied by 1 − ηλ = ${told(factor)} (${deed(factor)}).`;
}

/** What a factor does, in words. */
function deed(factor: number): string {
  if (isSolved(factor)) return 'solved in one step';
  if (factor > 1) return 'it grows: it runs away';
  if (factor === 1) return 'it stays';
  if (factor > 0) return 'it creeps';
  if (factor > -1) return 'it flips: a zig-zag';
  if (factor === -1) return 'it flips and keeps its size for ever';
  return `it flips and grows by ${told(-factor)} a step: diverges`;
}

/** A start on one of the axes shows nothing of the other. */
function missing({ split: [steep, flat] }: MatrixSentenceInput): string {
  const [across, along] = [steep, flat].map(({ components }) => Math.abs(components[0] ?? 0));
  const size = Math.hypot(across ?? 0, along ?? 0);
  const isNone = (component = 0): boolean => component <= 1e-12 * size;
  if (isNone(across)) return ' The start has no error along the steep axis, so nothing of it shows here.';
  if (isNone(along)) return ' The start has no error along the flat axis, so nothing of it shows here.';
  return '';
}

function outcome({ path }: MatrixSentenceInput): string {
  const steps = `${String(path.steps)} ${path.steps === 1 ? 'step' : 'steps'}`;
  switch (path.stop) {
    case 'converged':
      return path.steps === 0 ? '' : `Converged after ${steps}.`;
    case 'diverged':
      return path.steps === 0
        ? 'The start is too far away to compute with.'
        : `Diverged at step ${String(path.steps)}.`;
    case 'not-finite':
      return `At step ${String(path.steps)} the numbers are too large to compute with.`;
    case 'steps':
    case 'singular':
    case 'stalled':
    case 'settled':
      return '';
  }
}
