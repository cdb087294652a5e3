import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SQUARE, pathOf } from './fixture-scenes.ts';
import { bareFrame } from './frame.ts';
import type { LineMark, Mark, SymbolMark } from './marks.ts';
import { paintMarks, type PaintContext } from './paint-marks.ts';
import { pathMarks } from './path-marks.ts';
import { svgPath } from './svg-path.ts';
import { figureTheme } from './theme.ts';

const theme = figureTheme('light');
/** 100 px a unit; the origin at (200, 200). */
const frame = bareFrame(400, 400, SQUARE);

const isLine = (mark: Mark): mark is LineMark => mark.kind === 'line';
const isSymbol = (mark: Mark): mark is SymbolMark => mark.kind === 'symbol';
const drawnLine = (marks: readonly Mark[]): LineMark | undefined => marks.filter(isLine).at(-1);
const texts = (marks: readonly Mark[]): string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

function coordinatesOf(mark: Mark): readonly number[] {
  if (mark.kind === 'line') return mark.lines.flat();
  if (mark.kind === 'area') return mark.points;
  return mark.kind === 'symbol' ? mark.centres : [mark.x, mark.y];
}

describe('pathMarks', () => {
  it('puts the points where the frame says', () => {
    const marks = pathMarks([pathOf([-1, -1, 0, 1, 1, 0])], frame, theme);
    expect(drawnLine(marks)?.lines).toEqual([[100, 300, 200, 100, 300, 200]]);
  });

  it('cuts a far segment where it leaves the view, in the right direction', () => {
    const marks = pathMarks([pathOf([0, 0, 1e30, -0.5e30])], frame, theme);
    expect(drawnLine(marks)?.lines).toEqual([[200, 200, 400, 300]]);
    const arrow = marks.filter(isSymbol).find(({ shape }) => shape === 'arrow');
    expect(arrow?.angle).toBeCloseTo(Math.atan2(1, 2), 9);
  });

  it('keeps that direction up to the largest doubles', () => {
    const marks = pathMarks([pathOf([0, 0, 1.6e308, 0.8e308])], frame, theme);
    expect(drawnLine(marks)?.lines).toEqual([[200, 200, 400, 100]]);
  });

  it('comes back into view after an excursion', () => {
    const marks = pathMarks([pathOf([-1, 0, -9, 0, 9, 0, 1, 0])], frame, theme);
    expect(drawnLine(marks)?.lines).toEqual([
      [100, 200, 0, 200],
      [0, 200, 400, 200],
      [400, 200, 300, 200],
    ]);
  });

  it('does not strike through the map from one far end to the other', () => {
    const marks = pathMarks([pathOf([0, 0, 20, 0, -40, 0, 80, 0])], frame, theme);
    expect(drawnLine(marks)?.lines).toEqual([[200, 200, 400, 200]]);
  });

  it('stops at the first point that is not finite, and says where', () => {
    const run = pathOf([-1, 0, 0, 0, NaN, 0], { stop: 'not-finite', steps: 2 });
    const marks = pathMarks([run], frame, theme);
    expect(drawnLine(marks)?.lines).toEqual([[100, 200, 200, 200]]);
    expect(texts(marks)).toEqual(['not finite at step 2']);
  });

  it('says at which step a run diverged', () => {
    expect(texts(pathMarks([pathOf([1, 1, 1e13, 0], { stop: 'diverged' })], frame, theme))).toEqual([
      'diverged at step 1',
    ]);
  });

  it('tells runs that end alike at one place in one text', () => {
    const failing = ['Adam', 'Newton', 'Momentum'].map((name, series) =>
      pathOf([-1, 0.5], { name, series, stop: 'not-finite' }),
    );
    const said = texts(pathMarks(failing, frame, theme, { labels: 'hidden' }));
    expect(said).toEqual(['3 runs not finite at step 0']);
  });

  it('leaves out names of many runs that would lie on one another, but not that of the one in front', () => {
    const alike = Array.from({ length: 12 }, (_, series) =>
      pathOf([-1, -1, 0, 0, 1, 1], { key: `run ${String(series)}`, name: `Run ${String(series)}`, series }),
    );
    const named = texts(pathMarks(alike, frame, theme, { focus: 'run 3' }));
    expect(named).toContain('Run 3');
    expect(named.length).toBeLessThan(12);
  });

  it('draws what comes after the present step faintly', () => {
    const marks = pathMarks([pathOf([-1, 0, 0, 0, 1, 0])], frame, theme, {
      cursor: { over: 'steps', at: 1 },
    });
    const lines = marks.filter(isLine).filter(({ stroke }) => stroke !== theme.halo);
    expect(lines.map(({ opacity }) => opacity)).toEqual([0.3, 1]);
    expect(
      marks
        .filter(isSymbol)
        .find(({ radius }) => radius > 2 * theme.dotRadius && radius < 2.5 * theme.dotRadius)?.centres,
    ).toEqual([200, 200]);
  });

  it('names the runs where there are several, and keeps the names apart', () => {
    const runs = [pathOf([-1, -1, 1, -1]), pathOf([-1, -1, 1, 1], { series: 1, name: 'Momentum' })];
    expect(texts(pathMarks(runs, frame, theme))).toHaveLength(2);
    expect(texts(pathMarks(runs.slice(0, 1), frame, theme))).toEqual([]);
    expect(texts(pathMarks(runs, frame, theme, { labels: 'hidden' }))).toEqual([]);
  });

  it('thins dots that would lie on one another', () => {
    const many = pathOf(Array.from({ length: 2000 }, (_, k) => (k % 2 === 0 ? k / 1e4 : 0)));
    const dots = pathMarks([many], frame, theme)
      .filter(isSymbol)
      .find(({ radius }) => radius === theme.dotRadius);
    expect(dots?.centres.length).toBeLessThan(20);
  });

  it('gives only finite coordinates inside the picture, whatever the points are', () => {
    const anyDouble = fc.oneof(
      fc.double(),
      fc.double({ min: -3, max: 3 }),
      fc.constantFrom(1e300, -1e300, 1.7e308, NaN, Infinity),
    );
    const anyRun = fc
      .array(fc.tuple(anyDouble, anyDouble), { minLength: 1, maxLength: 12 })
      .chain((points) =>
        fc
          .constantFrom('steps', 'diverged', 'not-finite', 'converged')
          .map((stop) => pathOf(points.flat(), { stop })),
      );
    fc.assert(
      fc.property(
        fc.array(anyRun, { maxLength: 3 }),
        fc.option(fc.nat(15), { nil: undefined }),
        (runs, at = 0) => {
          const marks = pathMarks(runs, frame, theme, { cursor: { over: 'steps', at } });
          for (const mark of marks) {
            for (const coordinate of coordinatesOf(mark))
              expect(coordinate >= -30 && coordinate <= 430).toBe(true);
            if (mark.kind !== 'text') expect(svgPath(mark)).not.toMatch(/NaN|Infinity|undefined|e/);
          }
        },
      ),
    );
  });
});

it('paintMarks puts on a canvas what svgPath writes', () => {
  const marks = pathMarks(
    [pathOf([-1, -1, 0, 1, 1, 0], { series: 1 }), pathOf([-1, -1, 9, 9], { stop: 'diverged' })],
    frame,
    theme,
  );
  const drawn: string[] = [];
  let outline = '';
  const inks = {
    strokeStyle: '',
    fillStyle: '',
    lineWidth: 0,
    globalAlpha: 1,
    font: '',
    textAlign: 'start',
    textBaseline: 'top',
    lineCap: 'butt',
    lineJoin: 'miter',
  } as const;
  const round = (value: number): string => String(Math.round(value * 10) / 10 + 0);
  const context: PaintContext = {
    ...inks,
    beginPath: () => {
      outline = '';
    },
    moveTo: (x, y) => {
      outline += `M${round(x)},${round(y)}`;
    },
    lineTo: (x, y) => {
      outline += `L${round(x)},${round(y)}`;
    },
    // A circle moves to its rightmost point first; SVG begins at the leftmost.
    arc: (x, y, radius) => {
      outline = outline.replace(/M[^M]*$/, '') + `circle ${round(x - radius)},${round(y)} `;
    },
    stroke: () => drawn.push(outline),
    fill: () => drawn.push(outline),
    strokeText: () => undefined,
    fillText: (text) => drawn.push(text),
    setLineDash: () => undefined,
  };
  paintMarks(context, marks);
  const expected = marks.flatMap((mark) => {
    if (mark.kind === 'text') return [mark.text];
    // What closes a path on the canvas is a line to where it began.
    const d = svgPath(mark)
      .replace(/M([-\d.]+,[-\d.]+)a[^Z]*Z/g, 'circle $1 ')
      .replace(/M([-\d.]+,[-\d.]+)([^MZ]*)Z/g, 'M$1$2L$1');
    return [...(mark.fill === undefined ? [] : [d]), ...(mark.stroke === undefined ? [] : [d])];
  });
  expect(drawn).toEqual(expected);
});
