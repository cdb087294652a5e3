import { OPTIMIZERS } from '../optimizers/index.ts';
import { DocumentError, readChoice, readPoint, readRecord } from './fields.ts';
import type { OptimizerEntry, SweepChoice } from './lab-document.ts';
import { commonRate } from './optimizer-edits.ts';
import { defaultSweep, ratesProblem } from './sweep-edits.ts';

/** Reads what the sweeps of a stored lab are over; one that was stored before there were any has the usual one. */
export function readSweep(value: unknown, optimizers: readonly OptimizerEntry[]): SweepChoice {
  if (value === undefined) return defaultSweep(commonRate({ optimizers }));
  const sweep = readRecord(value, 'sweep');
  const rates = readPoint(sweep['rates'], 'sweep.rates');
  const problem = ratesProblem(rates);
  if (problem !== null) throw new DocumentError('sweep.rates', `is out of range: ${problem}`);
  const settings = OPTIMIZERS.flatMap((optimizer) => optimizer.settings.map(({ name }) => name));
  return {
    view: readChoice(sweep['view'], 'sweep.view', ['curves', 'heat-map']),
    quantity: readChoice(sweep['quantity'], 'sweep.quantity', ['loss', 'steps']),
    rates,
    second: sweep['second'] === null ? null : readChoice(sweep['second'], 'sweep.second', settings),
  };
}
