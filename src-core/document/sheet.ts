/** A sheet: figures of the lab on one page, and edits of it. Panels are named by their places, counted from 0. */
import { InputError } from '../input-error.ts';
import type { LabDocument, Sheet, SheetPanel } from './lab-document.ts';

/** More figures than this nobody can read on one page. */
export const MAXIMUM_PANELS = 4;
export const LONGEST_TITLE = 200;
export const LONGEST_CAPTION = 2000;
/** Ids of figures are short words. */
export const LONGEST_FIGURE_ID = 40;

/** The id of the sheet itself, which is no panel of it. */
export const SHEET = 'sheet';

export const SHEET_LAYOUTS: readonly Sheet['layout'][] = ['auto', 'row', 'column', 'grid'];
export const SHEET_LEGENDS: readonly Sheet['legend'][] = ['common', 'each', 'none'];

/** A figure as it is in the lab. */
export const panelOf = (figure: string): SheetPanel => ({ figure, over: null, domain: null });

/** Where the runs go, and how fast: the figure of most papers. */
export const DEFAULT_SHEET: Sheet = {
  panels: [panelOf('map'), panelOf('loss')],
  layout: 'auto',
  title: null,
  caption: null,
  labels: 'shown',
  legend: 'common',
};

/**
 * What concerns the sheet as a whole.
 * @throws InputError where a text is too long to be set
 */
export function withSheet(document: LabDocument, change: Partial<Omit<Sheet, 'panels'>>): LabDocument {
  const sheet = { ...document.sheet, ...change };
  const tooLong = (name: string, longest: number): InputError =>
    new InputError(`The ${name} of a sheet has at most ${longest.toLocaleString('en')} characters.`);
  if ((sheet.title?.length ?? 0) > LONGEST_TITLE) throw tooLong('title', LONGEST_TITLE);
  if ((sheet.caption?.length ?? 0) > LONGEST_CAPTION) throw tooLong('caption', LONGEST_CAPTION);
  return { ...document, sheet };
}

/** @throws InputError where the sheet is full, or the figure is no panel */
export function withPanel(document: LabDocument, figure: string): LabDocument {
  if (document.sheet.panels.length >= MAXIMUM_PANELS)
    throw new InputError(`A sheet has at most ${MAXIMUM_PANELS} figures.`);
  return withPanels(document, [...document.sheet.panels, panelOf(checkedFigure(figure))]);
}

/** The last one stays: a sheet without a figure is none. */
export function withoutPanel(document: LabDocument, place: number): LabDocument {
  const { panels } = document.sheet;
  if (panels.length === 1 || panels[place] === undefined) return document;
  return withPanels(document, panels.toSpliced(place, 1));
}

/**
 * Another figure in a place, or the same one drawn differently. What is said of one figure alone goes with it.
 * @throws InputError where the figure is no panel
 */
export function withPanelChange(
  document: LabDocument,
  place: number,
  change: Partial<SheetPanel>,
): LabDocument {
  const { panels } = document.sheet;
  const panel = panels[place];
  if (panel === undefined) return document;
  const isOther = change.figure !== undefined && checkedFigure(change.figure) !== panel.figure;
  const next = { ...panel, ...(isOther ? panelOf(change.figure) : {}), ...change };
  return withPanels(document, panels.with(place, next));
}

/** The panel comes to stand at another place, between the first and the last. */
export function withPanelPlace(document: LabDocument, from: number, to: number): LabDocument {
  const { panels } = document.sheet;
  const panel = panels[from];
  if (panel === undefined) return document;
  const place = Math.min(Math.max(to, 0), panels.length - 1);
  return withPanels(document, panels.toSpliced(from, 1).toSpliced(place, 0, panel));
}

const withPanels = (document: LabDocument, panels: Sheet['panels']): LabDocument => ({
  ...document,
  sheet: { ...document.sheet, panels },
});

function checkedFigure(figure: string): string {
  if (figure === SHEET) throw new InputError('A sheet has no sheet on it.');
  if (figure === '' || figure.length > LONGEST_FIGURE_ID) throw new InputError('This is no figure.');
  return figure;
}
