/** What to do when the page's process has ended by itself: once is an accident, and begun anew is what helps. */

/** A page that stops twice within so many ms stops again when it is loaded again. */
const TOO_SOON = 60_000;

/** @param previous when it happened last, in ms; null where it never did */
export const afterCrash = (previous: number | null, now: number): 'load again' | 'ask' =>
  previous !== null && now - previous < TOO_SOON ? 'ask' : 'load again';

export const CRASH_NOTICE = 'The window stopped and had to be started again; your lab is as you left it.';
