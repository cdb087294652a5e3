/** What a sheet says once for all of its panels, as marks: its title, which run is which, and a letter at each panel. */
import { nameOf, type LabDocument } from '../../../../src-core/document/index.ts';
import { findLandscape } from '../../../../src-core/landscapes/index.ts';
import { LEGEND_ROW } from '../../../figures/charts/chart-frame.ts';
import { inRows, rowMarks, type LegendEntry } from '../../../figures/charts/chart-legend.ts';
import type { Rectangle } from '../../../figures/frame.ts';
import type { Mark } from '../../../figures/marks.ts';
import type { FigureTheme } from '../../../figures/theme.ts';
import { linesOf } from '../place-caption.ts';
import { plainFormula } from '../plain-formula.ts';
import type { SheetPanelFigure } from './panel-figures.ts';

/** In font sizes. */
const TITLE = 1.25;
const TITLE_LINE = 1.75;
const EDGE = 1;
/** Before the first line, and after the last where something was said. */
const [BEFORE, AFTER] = [0.35, 0.3];
const LETTER_BASELINE = 1.1;
/** What a letter takes where no room beside a plot is free for it. */
export const LETTER_ROW = 1.5;
/** Of a plot, so that the letter stands beside what is over it. */
export const LETTER_MARGIN = 1.9;

const MOST_TITLE_LINES = 2;
const MOST_LEGEND_ROWS = 4;

export interface SheetHead {
  readonly heading: readonly Mark[];
  readonly legend: readonly Mark[];
  /** px that both take. */
  readonly height: number;
}

export function headOf(
  document: LabDocument,
  panels: readonly SheetPanelFigure[],
  width: number,
  theme: FigureTheme,
): SheetHead {
  const em = theme.fontSize;
  // Heavier letters are a little wider than those that are measured.
  const room = 0.95 * (width - 2 * EDGE * em);
  const lines = linesOf(titleOf(document, panels), room, TITLE * em, MOST_TITLE_LINES);
  const heading = lines.map((text, k): Mark => {
    const baseline = (BEFORE + (k + 0.75) * TITLE_LINE) * em;
    return { ...word(text, EDGE * em, baseline, theme), fontSize: TITLE * em };
  });
  const { entries, more } = inRows(runsIn(document, panels), em, width, MOST_LEGEND_ROWS);
  const rows = entries.filter((row) => row.length > 0);
  const under = lines.length * TITLE_LINE;
  const legend = rows.flatMap((row, k) => {
    const baseline = (BEFORE + under + (k + 0.8) * LEGEND_ROW) * em;
    return rowMarks(row, k === rows.length - 1 ? more : 0, [EDGE * em, baseline], theme);
  });
  const taken = under + rows.length * LEGEND_ROW;
  return { heading, legend, height: Math.round(taken === 0 ? 0 : (BEFORE + taken + AFTER) * em) };
}

/** a), b) … */
export const letterOf = (place: number): string => `${'abcdefghij'[place] ?? ''})`;

/** At the upper left corner of each panel. */
export const letterMarks = (boxes: readonly Rectangle[], theme: FigureTheme): readonly Mark[] =>
  boxes.map(({ x, y }, k) =>
    word(letterOf(k), x + EDGE * theme.fontSize, y + LETTER_BASELINE * theme.fontSize, theme),
  );

/** What the person wrote, or what the lab is about. */
export function titleOf(document: LabDocument, panels: readonly SheetPanelFigure[]): string {
  const { sheet, landscape, formula } = document;
  if (sheet.title !== null) return sheet.title;
  if (panels.every(({ figure }) => figure?.tells === 'matrices')) return 'Gradient descent on quadratics';
  return findLandscape(landscape)?.name ?? `f(x, y) = ${plainFormula(formula)}`;
}

/** The runs that a common legend tells apart; one alone needs none. */
function runsIn(document: LabDocument, panels: readonly SheetPanelFigure[]): readonly LegendEntry[] {
  const { sheet, optimizers, curvature } = document;
  const hasRuns = panels.some(
    ({ id, figure }) =>
      figure?.tells === 'descent' ||
      figure?.tells === 'curves' ||
      (id === 'surface' && curvature.surface.parts.includes('path')),
  );
  const runs = optimizers.filter(({ visibility }) => visibility === 'shown');
  if (sheet.legend !== 'common' || !hasRuns || runs.length < 2) return [];
  return runs.map((entry) => ({ name: nameOf(entry), series: entry.series }));
}

const word = (text: string, x: number, y: number, theme: FigureTheme): Mark & { kind: 'text' } => ({
  kind: 'text',
  text,
  x,
  y,
  anchor: 'start',
  fontSize: theme.fontSize,
  fontFamily: theme.fontFamily,
  fontWeight: 600,
  fill: theme.text,
  halo: theme.background,
});
