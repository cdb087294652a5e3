import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../../src-core/document/defaults.ts';
import { defaultDocument, withVisibility, type LabDocument } from '../../../src-core/document/index.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { mapFrame } from '../../figures/frame.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import { pathMarks } from '../../figures/path-marks.ts';
import { findFigure } from '../figures/index.ts';
import { FIGURE_NAMES, type FigureId } from '../figures/figure-names.ts';
import { fontsHere } from '../fonts/fonts-here.ts';
import { renderInNode } from '../render-in-node.ts';
import { writeSvg } from '../svg-tree.ts';
import { drawFilm, type FilmParts } from './draw-film.ts';
import { filmInWords } from './film-in-words.ts';
import { scheduleOf } from './schedule.ts';
import { walkOf } from './walk.ts';

const size = { width: 640, height: 400, fontSize: 13 };
const settings = { seconds: 5, fps: 30, loop: 'once', lines: 400 } as const;

async function filmOf(id: FigureId, document: LabDocument = defaultDocument()): Promise<FilmParts> {
  const figure = findFigure(id);
  if (figure === undefined) throw new Error(id);
  const wish = { figure, document, size, theme: 'light', cursor: null, caption: null } as const;
  const film = await drawFilm({ ...wish, background: 'none' }, coreInThread(), renderInNode, fontsHere());
  return film.parts;
}

const rate = (learningRate: number): LabDocument => {
  const document = defaultDocument();
  return {
    ...document,
    optimizers: document.optimizers.map((entry) => ({
      ...entry,
      settings: { ...entry.settings, learningRate },
    })),
  };
};

describe('a film of the map', () => {
  it('ends with the marks of the figure, and has its letters as outlines', async () => {
    const document = withVisibility(defaultDocument(), 'adam', 'shown');
    const { walk, end, words, still } = await filmOf('map', document);
    if (walk.kind !== 'map') throw new Error(walk.kind);
    const theme = fileTheme('light', size.fontSize);
    const frame = mapFrame({ ...walk, theme, legend: 'color-bar' });
    const { marksAt, words: said } = walkOf(walk);
    const whole = pathMarks(walk.paths, frame, theme, { focus: walk.focus, places: walk.places });
    const atEnd = [...marksAt(end), ...said.filter(({ from }) => from <= end).flatMap(({ marks }) => marks)];
    expect(atEnd).toHaveLength(whole.length);
    for (const mark of whole) expect(atEnd).toContainEqual(mark);
    expect(said.flatMap(({ marks }) => marks).map(({ text }) => text)).toContain('Adam');
    for (const svg of [still, ...words.map((each) => each.svg)]) expect(writeSvg(svg)).not.toContain('<text');
  });

  it('shows at the start no more than the start', async () => {
    const { walk } = await filmOf('map');
    const { marksAt } = walkOf(walk);
    expect(marksAt(0).filter(({ kind }) => kind === 'line')).toEqual([]);
    expect(marksAt(1).filter(({ kind }) => kind === 'line')).not.toEqual([]);
  });

  it('of the graph tells what runs there, though the graph at rest shows no path', async () => {
    const wish = { document: defaultDocument(), size, theme: 'light', cursor: null, caption: null } as const;
    const figure = findFigure('surface')!;
    const { picture } = await drawFilm(
      { ...wish, figure, background: 'none' },
      coreInThread(),
      renderInNode,
      fontsHere(),
    );
    expect(picture.caption).toContain('Gradient descent, η = ');
    expect(picture.caption).toContain('At the probe');
  });

  it('spends its time on what is seen to move', async () => {
    const { end, until } = await filmOf('map');
    expect(until).toBeGreaterThan(20);
    expect(until).toBeLessThan(end);
  });

  it('of a path that diverges at once has few steps, and says so', async () => {
    const parts = await filmOf('map', rate(1e120));
    expect(parts.end).toBe(1);
    expect(scheduleOf(settings, parts).places.at(-1)).toBe(1);
    expect(filmInWords(parts, settings)).toBe(
      '640 × 400 pixels, 150 frames, 5 s. There is only 1 step: it takes 4 s.',
    );
    const said = walkOf(parts.walk).words.filter(({ marks }) => marks.length > 0);
    expect(said.map(({ from, marks }) => [from, marks[0]?.text])).toEqual([[1, 'diverged at step 1']]);
  });
});

describe('films', () => {
  const films = FIGURE_NAMES.filter((id) => findFigure(id)?.film !== undefined);
  it.each(films)('of %s move, without words in what moves', async (id) => {
    const { walk, end } = await filmOf(id);
    const { marksAt } = walkOf(walk);
    expect(marksAt(1)).not.toEqual(marksAt(2));
    expect(marksAt(end).every(({ kind }) => (kind as string) !== 'text')).toBe(true);
  });

  it('are of the map, the charts and the graph', () => {
    expect(films).toEqual(['map', ...CHARTS, 'surface']);
  });

  it('are refused in words where nothing moves', async () => {
    await expect(filmOf('directions')).rejects.toThrow(/^Nothing moves in “Polar plot”/);
    const document = defaultDocument();
    const still = { ...document, start: [0, 0] } as const;
    await expect(filmOf('map', still)).rejects.toThrow(/^There is no step to film/);
  });
});
