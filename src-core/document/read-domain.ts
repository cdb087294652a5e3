import { intervalProblem } from './edits.ts';
import { DocumentError, readPoint, readRecord } from './fields.ts';
import type { Domain, Interval } from './lab-document.ts';

/** @throws DocumentError */
export function readDomain(value: unknown, field: string): Domain {
  const fields = readRecord(value, field);
  const side = (name: 'x' | 'y'): Interval => {
    const interval = readPoint(fields[name], `${field}.${name}`);
    if (intervalProblem(name, interval) !== null)
      throw new DocumentError(`${field}.${name}`, 'is not an interval');
    return interval;
  };
  return { x: side('x'), y: side('y') };
}
