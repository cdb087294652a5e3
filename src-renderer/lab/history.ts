/** Undo and redo over immutable plain values. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
  /** What the last change was; the next one of the same kind, soon after, joins it. */
  readonly label: string;
  /** Time of the last change in ms. */
  readonly time: number;
}

/** Changes of one kind that follow each other within this time, in ms, are undone together. */
const TOGETHER = 1000;
const LONGEST_PAST = 300;

export function historyOf<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], label: '', time: Number.NEGATIVE_INFINITY };
}

/** A change; an empty label never joins the change before it, and what changes nothing is none. */
export function record<Value>(
  history: History<Value>,
  present: Value,
  label: string,
  time: number,
): History<Value> {
  if (present === history.present || JSON.stringify(present) === JSON.stringify(history.present))
    return history;
  const joins = label !== '' && label === history.label && time - history.time < TOGETHER;
  const past = joins ? history.past : [...history.past, history.present].slice(-LONGEST_PAST);
  return { past, present, future: [], label, time };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present,
    future: [history.present, ...history.future],
    label: '',
    time: Number.NEGATIVE_INFINITY,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return {
    past: [...history.past, history.present],
    present,
    future,
    label: '',
    time: Number.NEGATIVE_INFINITY,
  };
}
