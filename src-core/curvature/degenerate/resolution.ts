export type Resolution = 'minimum' | 'maximum' | 'saddle' | 'flat' | 'undecided';

/** What f does near a point where the second-order test is inconclusive. */
export interface Resolved {
  /** `saddle`: both signs nearby; `flat`: one sign, and touching zero along a line. */
  readonly resolution: Resolution;
  /** How often f − f(point) changes sign once round the point; null where that is not known. */
  readonly signChanges: number | null;
  /** In plain words, whole sentences. */
  readonly words: string;
}

const INCONCLUSIVE = 'The second-order test is inconclusive.';

const TIMES: readonly string[] = [
  'never',
  'once',
  'twice',
  'three times',
  'four times',
  'five times',
  'six times',
];

export const undecided = (why: string): Resolved => ({
  resolution: 'undecided',
  signChanges: null,
  words: `${INCONCLUSIVE} Looking further does not decide: ${why}.`,
});

export const extremum = (sign: number): Resolved =>
  sign > 0
    ? { resolution: 'minimum', signChanges: 0, words: `${INCONCLUSIVE} Looking further: a minimum.` }
    : { resolution: 'maximum', signChanges: 0, words: `${INCONCLUSIVE} Looking further: a maximum.` };

/** @param sign of f − f(point) beside the line; 0 where f is constant */
export const flat = (sign: number): Resolved => {
  const line =
    sign > 0
      ? 'a minimum along a line, on which f does not change'
      : 'a maximum along a line, on which f does not change';
  return {
    resolution: 'flat',
    signChanges: 0,
    words: `${INCONCLUSIVE} Looking further: flat: ${sign === 0 ? 'f does not change near the point' : line}.`,
  };
};

/** @param atZero whether f itself is 0 at the point, so that its sign is that of f − f(point) */
export function saddle(signChanges: number | null, isMonkey: boolean, atZero: boolean): Resolved {
  const what = atZero ? 'f' : 'f less its value there';
  const times = TIMES[signChanges ?? -1] ?? (signChanges === null ? null : `${signChanges} times`);
  const name = isMonkey ? 'a monkey saddle' : 'a saddle';
  const how =
    times === null
      ? `${what} takes both signs near the point`
      : `${what} changes sign ${times} round the point`;
  return { resolution: 'saddle', signChanges, words: `${INCONCLUSIVE} Looking further: ${name}: ${how}.` };
}

/** In one variable. */
export const inflection = (): Resolved => ({
  resolution: 'saddle',
  signChanges: null,
  words: `${INCONCLUSIVE} Looking further: f grows to one side and falls to the other.`,
});
