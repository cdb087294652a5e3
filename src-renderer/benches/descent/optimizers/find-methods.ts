import { OPTIMIZERS, type Family, type Optimizer } from '../../../../src-core/optimizers/index.ts';

/** The headings, in the order in which they are shown. */
const HEADINGS: readonly (readonly [Family, string])[] = [
  ['first-order', 'First order'],
  ['adaptive', 'Adaptive: a scale for each coordinate'],
  ['second-order', 'Second order: curvature'],
  ['line-search', 'Line search: the step is looked for'],
  ['modern', 'Modern'],
];

export interface MethodGroup {
  readonly family: Family;
  readonly heading: string;
  readonly methods: readonly Optimizer[];
}

/** Methods whose name fits a search, the best fit first; where no name does, those whose description does. */
export function methodGroups(search: string): readonly MethodGroup[] {
  const wanted = search.trim().toLowerCase();
  const named = ranked(({ name, id }) => Math.min(fit(name, wanted), fit(id, wanted)));
  if (named.length > 0) return named;
  return ranked(({ family, inWords }) => fit(`${family.replace('-', ' ')} ${inWords}`, wanted));
}

/** 0: the text itself; 1: it begins so; 2: it has this somewhere; Infinity: it has not. */
function fit(text: string, wanted: string): number {
  const plain = text.toLowerCase();
  if (plain === wanted) return 0;
  if (plain.startsWith(wanted)) return 1;
  return plain.includes(wanted) ? 2 : Number.POSITIVE_INFINITY;
}

function ranked(rank: (method: Optimizer) => number): readonly MethodGroup[] {
  return HEADINGS.map(([family, heading]) => {
    const methods = OPTIMIZERS.filter((method) => method.family === family)
      .map((method) => ({ method, at: rank(method) }))
      .filter(({ at }) => at < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.at - b.at);
    return { family, heading, methods: methods.map(({ method }) => method), best: methods[0]?.at ?? 0 };
  })
    .filter(({ methods }) => methods.length > 0)
    .sort((a, b) => a.best - b.best);
}
