/** Small edits of a lab document: each takes one and gives a new one. Numbers out of range are refused by an InputError. */
import { InputError } from '../input-error.ts';
import { LARGEST_ENTRY } from './curvature-defaults.ts';
import { MAXIMUM_STEPS } from './defaults.ts';
import type { CurvatureLab, Domain, Interval, LabDocument, Parameter, Point2 } from './lab-document.ts';

/** Half-widths of a domain below and above which doubles no longer tell its points apart. */
const NARROWEST = 1e-12;
const WIDEST = 1e12;

export function withStart(document: LabDocument, start: Point2): LabDocument {
  if (!isPlace(start)) throw new InputError('The start needs two finite numbers.');
  return { ...document, start };
}

const isPlace = (point: Point2): boolean => point.every((coordinate) => Math.abs(coordinate) <= WIDEST);

export function withDomain(document: LabDocument, domain: Domain): LabDocument {
  const problem = intervalProblem('x', domain.x) ?? intervalProblem('y', domain.y);
  if (problem !== null) throw new InputError(problem);
  return { ...document, domain };
}

/** Why an interval cannot be shown, or null where it can. */
export function intervalProblem(name: string, [minimum, maximum]: Interval): string | null {
  if (!Number.isFinite(minimum) || !Number.isFinite(maximum)) return `${name} needs two finite numbers.`;
  if (minimum >= maximum) return `${name} must run from a smaller to a larger number.`;
  const size = Math.max(Math.abs(minimum), Math.abs(maximum));
  if (size > WIDEST) return `${name} may reach to ±10¹².`;
  return maximum - minimum < Math.max(NARROWEST, size * 1e-10) ? `${name} is too narrow to show.` : null;
}

export function withParameter(document: LabDocument, name: string, change: Partial<Parameter>): LabDocument {
  return {
    ...document,
    parameters: document.parameters.map((parameter) =>
      parameter.name === name ? checkedParameter(merged(parameter, change)) : parameter,
    ),
  };
}

/** A value outside the slider's range widens the range; a new end of the range takes the value along. */
function merged(parameter: Parameter, change: Partial<Parameter>): Parameter {
  const { minimum, maximum, value } = { ...parameter, ...change };
  const kept = change.value ?? Math.min(Math.max(value, minimum), maximum);
  return { ...parameter, ...change, value: kept };
}

function checkedParameter(parameter: Parameter): Parameter {
  const { name, value, minimum, maximum, scale } = parameter;
  if (![value, minimum, maximum].every(Number.isFinite))
    throw new InputError(`${name} needs a finite number.`);
  if (minimum >= maximum)
    throw new InputError(`The range of ${name} must run from a smaller to a larger number.`);
  if (scale === 'log' && (value <= 0 || minimum <= 0)) throw new InputError(`${name} must be larger than 0.`);
  return { ...parameter, minimum: Math.min(minimum, value), maximum: Math.max(maximum, value) };
}

export function withSteps(document: LabDocument, steps: number): LabDocument {
  if (!Number.isInteger(steps) || steps < 1 || steps > MAXIMUM_STEPS) {
    throw new InputError(
      `The number of steps is a whole number from 1 to ${MAXIMUM_STEPS.toLocaleString('en')}.`,
    );
  }
  return { ...document, steps };
}

export function withTolerance(document: LabDocument, tolerance: number): LabDocument {
  if (!Number.isFinite(tolerance) || tolerance < 0) {
    throw new InputError('The tolerance is a finite number of at least 0.');
  }
  return { ...document, tolerance };
}

/** Keeps the present paths as ghosts, in place of the ones kept before. */
export function withPin(document: LabDocument): LabDocument {
  const pinned = document.optimizers
    .filter(({ visibility }) => visibility === 'shown')
    .map(({ id, name, series, settings, schedule }) => ({
      ...{ id, name, series, settings, schedule },
      start: document.start,
    }));
  return { ...document, pinned };
}

/** @throws InputError where the probe or an entry of a matrix is no number that can be shown */
export function withCurvature(document: LabDocument, change: Partial<CurvatureLab>): LabDocument {
  const curvature = { ...document.curvature, ...change };
  if (!isPlace(curvature.probe)) throw new InputError('The probe needs two finite numbers.');
  if (!isPlace(curvature.matrixLab.start)) throw new InputError('The start needs two finite numbers.');
  const entries = curvature.matrixLab.matrices.flatMap(({ xx, xy, yy }) => [xx, xy, yy]);
  if (!entries.every((entry) => Math.abs(entry) <= LARGEST_ENTRY))
    throw new InputError('An entry of the matrix is a number from −10¹² to 10¹².');
  const { learningRate } = curvature.matrixLab;
  if (!Number.isFinite(learningRate) || learningRate < 0)
    throw new InputError('The learning rate is a finite number of at least 0.');
  return { ...document, curvature };
}
