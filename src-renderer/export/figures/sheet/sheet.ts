/** One to four figures of the lab on one page: their plots in line, with one title, one legend and one caption. */
import { nameOf } from '../../../../src-core/document/index.ts';
import { leastWidth } from '../../../figures/charts/chart-legend.ts';
import { NO_MARGINS, type Margins, type Rectangle } from '../../../figures/frame.ts';
import { areEqual, marginsInLine } from '../../../figures/sheet/align.ts';
import { arrangements, boxesOf, type Cell } from '../../../figures/sheet/arrange.ts';
import MessageFigure from '../../../figures/sheet/MessageFigure.svelte';
import type { PlacedFigure } from '../../../figures/sheet/placed-figure.ts';
import SheetFigure from '../../../figures/sheet/SheetFigure.svelte';
import { GivenUp, type Core } from '../../ask.ts';
import { drawn, type Drawing, type DrawnFigure, type FigureKind } from '../figure-kind.ts';
import { linesOf } from '../place-caption.ts';
import { askOnce } from './ask-once.ts';
import { panelFigures, panelName, type SheetPanelFigure } from './panel-figures.ts';
import { sheetCaption } from './sheet-caption.ts';
import { headOf, LETTER_MARGIN, LETTER_ROW, letterMarks, titleOf } from './sheet-words.ts';

/** In font sizes: between panels, the least of a panel, and the least of a plot in it. */
const GAP = 0.6;
const LEAST_PANEL = 8;
const LEAST_PLOT = [4, 3] as const;
/** Lines of what is said in place of a figure. */
const MOST_LINES = 6;

export const sheetOf = (figures: readonly FigureKind[]): FigureKind => ({
  id: 'sheet',
  name: 'Sheet',
  isShown: () => false,
  tells: 'descent',
  caption: (document, core) => sheetCaption(document, panelFigures(document, figures), core),
  async draw(drawing, asked) {
    const core = askOnce(asked);
    const { document, theme, width, height } = drawing;
    const panels = panelFigures(document, figures);
    const { heading, legend, height: top } = headOf(document, panels, width, theme);
    const room = { x: 0, y: top, width, height: height - top };
    const { places, margins } = await arranged(drawing, panels, room, core);
    const pictures = await drawAll(places, margins, core);
    const props = {
      heading,
      legend,
      panels: pictures,
      letters:
        document.sheet.labels === 'shown'
          ? letterMarks(
              places.map(({ box }) => box),
              theme,
            )
          : [],
      width,
      height,
      theme,
      title: titleOf(document, panels),
      description: panels.map(panelName).join(', '),
    };
    return drawn(SheetFigure, props, drawing);
  },
});

/** A panel where it stands. */
interface Place {
  readonly panel: SheetPanelFigure;
  readonly cell: Cell;
  readonly box: Rectangle;
  /** px over its figure that its letter takes. */
  readonly head: number;
  /** Its figure with the margins that it has at least. */
  drawingWith(margins: Margins): Drawing;
}

/** Panels in their places, and the room that each leaves free round its plot for the plots to stand in line. */
interface Arranged {
  readonly places: readonly Place[];
  readonly margins: readonly Margins[];
}

/**
 * In the roomiest table in which each panel can be read.
 * @throws Error in words where there is none
 */
async function arranged(
  drawing: Drawing,
  panels: readonly SheetPanelFigure[],
  room: Rectangle,
  core: Core,
): Promise<Arranged> {
  const { fontSize } = drawing.theme;
  const { layout } = drawing.document.sheet;
  for (const cells of arrangements({ count: panels.length, layout, ...room, fontSize })) {
    const places = placesIn(cells, drawing, panels, room);
    const { margins, plots } = await inLine(places, core);
    if (haveRoom(places, plots, drawing)) return { places, margins };
  }
  const what = panels.length === 1 ? 'this figure' : `${String(panels.length)} figures`;
  throw new Error(
    `There is no room for ${what}: make the sheet larger, its text smaller, its caption shorter, or take one away.`,
  );
}

function placesIn(
  cells: readonly Cell[],
  drawing: Drawing,
  panels: readonly SheetPanelFigure[],
  room: Rectangle,
): readonly Place[] {
  const { labels, legend } = drawing.document.sheet;
  const { fontSize } = drawing.theme;
  const boxes = boxesOf(cells, room, Math.round(GAP * fontSize));
  const names = legend === 'each' ? 'shown' : 'hidden';
  return panels.map((panel, k): Place => {
    const cell = cells[k];
    const box = boxes[k];
    if (cell === undefined || box === undefined) throw new Error('A panel has no place.');
    const isLettered = labels === 'shown';
    // Beside a plot there is room for the letter, unless names stand there.
    const isBeside = panel.figure?.plotOf !== undefined && names === 'hidden';
    const head = isLettered && !isBeside ? Math.round(LETTER_ROW * fontSize) : 0;
    const least = isLettered && isBeside ? Math.round(LETTER_MARGIN * fontSize) : 0;
    return {
      panel,
      cell,
      box,
      head,
      drawingWith: (margins) => ({
        ...drawing,
        document: panel.document,
        width: box.width,
        height: box.height - head,
        panel: { names, margins: { ...margins, top: Math.max(margins.top - head, least) } },
      }),
    };
  });
}

/** Turns after which margins are as wide as they will get: a plot that gets smaller may get longer numbers. */
const MOST_TURNS = 5;

async function inLine(
  places: readonly Place[],
  core: Core,
): Promise<{ readonly margins: readonly Margins[]; readonly plots: readonly (Rectangle | null)[] }> {
  let margins: readonly Margins[] = places.map(() => NO_MARGINS);
  for (let turn = 1; ; turn++) {
    const plots: (Rectangle | null)[] = [];
    for (const [k, place] of places.entries())
      plots.push(await plotOf(place, margins[k] ?? NO_MARGINS, core));
    const next = marginsInLine(
      places.map(({ cell, box, head }, k) => {
        const plot = plots[k] ?? null;
        return { cell, ...box, plot: plot && { ...plot, y: plot.y + head } };
      }),
    );
    const isSettled = next.every((wanted, k) => areEqual(wanted, margins[k] ?? NO_MARGINS));
    if (isSettled || turn === MOST_TURNS) return { margins: next, plots };
    margins = next;
  }
}

async function plotOf(place: Place, margins: Margins, core: Core): Promise<Rectangle | null> {
  try {
    return (await place.panel.figure?.plotOf?.(place.drawingWith(margins), core)) ?? null;
  } catch (error) {
    if (error instanceof GivenUp) throw error;
    // Why it cannot be drawn is said where it is drawn.
    return null;
  }
}

function haveRoom(
  places: readonly Place[],
  plots: readonly (Rectangle | null)[],
  { document: { sheet, optimizers }, theme: { fontSize: em } }: Drawing,
): boolean {
  const [across, down] = LEAST_PLOT;
  const shown = optimizers.filter(({ visibility }) => visibility === 'shown').map(nameOf);
  const least = sheet.legend === 'each' && shown.length > 1 ? leastWidth(shown, em) : 0;
  return places.every(({ box, head, panel }, k) => {
    const [width, height] = panel.figure?.least ?? [LEAST_PANEL, LEAST_PANEL];
    const plot = plots[k] ?? null;
    const isRead = box.width >= Math.max(width * em, least) && box.height - head >= height * em;
    return isRead && (plot === null || (plot.width >= across * em && plot.height >= down * em));
  });
}

/**
 * Each figure in its place; where one cannot be drawn it is said there.
 * @throws Error in words where none can be
 */
async function drawAll(
  places: readonly Place[],
  margins: readonly Margins[],
  core: Core,
): Promise<readonly PlacedFigure[]> {
  const problems: Error[] = [];
  const placed: PlacedFigure[] = [];
  for (const [k, place] of places.entries()) {
    const { panel, box, head } = place;
    const drawing = place.drawingWith(margins[k] ?? NO_MARGINS);
    let picture: DrawnFigure;
    try {
      if (panel.figure === undefined) throw new Error(`This Zigzag has no figure “${panel.id}”.`);
      picture = await panel.figure.draw(drawing, core);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof GivenUp) throw error;
      problems.push(error);
      picture = messageOf(panel, error, drawing);
    }
    placed.push({
      component: picture.component,
      props: picture.props,
      x: box.x + Math.round((box.width - picture.width) / 2),
      y: box.y + head + Math.round((drawing.height - picture.height) / 2),
    });
  }
  const [first] = problems;
  if (first !== undefined && problems.length === places.length) throw first;
  return placed;
}

function messageOf(panel: SheetPanelFigure, { message }: Error, drawing: Drawing): DrawnFigure {
  const { width, height, theme } = drawing;
  const words = `${panelName(panel)}: ${message}`;
  const lines = linesOf(words, width - 3 * theme.fontSize, theme.fontSize, MOST_LINES);
  return drawn(MessageFigure, { lines, width, height, theme, title: panelName(panel) }, drawing);
}
