/** What a step did, in plain words: what its models promised, what f did, and whether it stayed where they hold. */
import { formatNumber } from './format-number.ts';
import type { LinearRegion } from './inspector-region.ts';
import type { ModelCheck } from './inspector.ts';

/** `change` is that of f. */
export function modelsInWords(linear: ModelCheck, quadratic: ModelCheck, change: number): string {
  const promised = `The linear model promised ${promise(linear)}, the second-order model ${promise(quadratic)}; f ${did(change)}`;
  if (linear.isExact && quadratic.isExact) return `${promised}, as both said.`;
  return quadratic.isExact ? `${promised}, as the second-order model said.` : `${promised}.`;
}

const promise = ({ change }: ModelCheck): string =>
  Number.isNaN(change) ? 'nothing, for it is not defined' : formatNumber(change, 3);

function did(change: number): string {
  if (Number.isNaN(change)) return 'is not defined there';
  if (change === 0) return 'did not change';
  return `${change < 0 ? 'fell' : 'rose'} by ${formatNumber(Math.abs(change), 3)}`;
}

/** Where the linear model holds, and whether the step stayed there; `isFlat`: ∇f = 0. */
export function regionInWords(region: LinearRegion | null, isFlat: boolean, hasStep: boolean): string {
  if (region === null) return 'f or ∇f is not a finite number here, so there is no linear model.';
  const { extent, alongStep } = region;
  if (isFlat) return flatInWords(extent);
  if (extent === 'rounding') return 'How far the linear model holds is hidden by the rounding of f.';
  const where = extent === 'everywhere' ? ' It holds on the whole map.' : '';
  if (!hasStep || alongStep === null) return where.trim();
  if (alongStep === Number.POSITIVE_INFINITY)
    return `The step stayed where the linear model holds.${where === '' ? ' That way it holds beyond the map.' : where}`;
  if (alongStep < 1)
    return `The step left the region where the linear model holds: it is ${times(1 / alongStep)} as long as the model holds that way.`;
  return `The step stayed where the linear model holds: it went ${percent(1 / alongStep)} of the way to the edge.${where}`;
}

function flatInWords(extent: LinearRegion['extent']): string {
  const said = '∇f = 0 here: the linear model says that f does not change';
  if (extent === 'everywhere') return `${said}, and on the whole map it does not.`;
  return extent === 'point'
    ? `${said}, which holds at this point alone.`
    : `${said}, which holds where it is flat.`;
}

const percent = (share: number): string => `${formatNumber(100 * share, 2)} %`;

const times = (factor: number): string =>
  Number.isFinite(factor) ? `${formatNumber(factor, factor < 1.1 ? 3 : 2)} times` : 'beyond measure as long';
