/** --schedule → the registry's. */
import { findSchedule, SCHEDULES, type Schedule } from '../../src-core/descent/schedules/index.ts';
import type { ScheduleChoice } from '../../src-core/document/lab-document.ts';
import { BadInput, quote } from './bad-input.ts';
import { checkedSettings } from './optimizer-input.ts';
import { readAssignments } from './values.ts';

export const SCHEDULE_IDS = SCHEDULES.map(({ id }) => id).join(', ');

/**
 * `cosine`, or `step:stepSize=20,gamma=0.5`: with all settings, the defaults included.
 * @throws BadInput
 */
export function readSchedule(text: string): ScheduleChoice {
  const colon = text.indexOf(':');
  const schedule = scheduleOf((colon < 0 ? text : text.slice(0, colon)).trim());
  const where = `--schedule ${schedule.id}`;
  const chosen = readAssignments(colon < 0 ? [] : text.slice(colon + 1).split(','), where);
  return { id: schedule.id, settings: checkedSettings(schedule, Object.fromEntries(chosen), where) };
}

function scheduleOf(id: string): Schedule {
  const schedule = findSchedule(id);
  if (schedule === undefined)
    throw new BadInput(`--schedule: there is no ${quote(id)}; there are ${SCHEDULE_IDS}.`);
  return schedule;
}
