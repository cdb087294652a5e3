import { describe, expect, it } from 'vitest';
import type { CloudScene } from '../../src-core/scene/cloud.ts';
import type { PathScene } from '../../src-core/scene/scene.ts';
import { SQUARE, pathOf } from './fixture-scenes.ts';
import { bareFrame } from './frame.ts';
import type { LineMark } from './marks.ts';
import { pathMarks } from './path-marks.ts';
import { figureTheme } from './theme.ts';

const theme = figureTheme('light');
/** 100 px a unit; the origin at (200, 200). */
const frame = bareFrame(400, 400, SQUARE);

function cloudy(paths: readonly (readonly number[])[], median: readonly number[]): PathScene {
  const rows = new Float64Array(median.length / 2);
  const cloud: CloudScene = {
    seeds: paths.map((points) => Float64Array.from(points)),
    median: Float64Array.from(median),
    loss: { lower: rows, median: rows, upper: rows },
  };
  return pathOf(paths[0] ?? [], { name: 'Adam', cloud });
}

const faintLines = (path: PathScene): readonly LineMark[] =>
  pathMarks([path], frame, theme)
    .filter((mark) => mark.kind === 'line')
    .filter(({ width }) => width === 0.4 * theme.lineWidth);

describe('a cloud', () => {
  it('is a faint line a seed in the colour of the run, beneath the median in its full style', () => {
    const path = cloudy(
      [
        [-1, -1, 0, 1],
        [-1, -1, 1, 0],
      ],
      [-1, -1, 0.5, 0.5],
    );
    const marks = pathMarks([path], frame, theme);
    const lines = marks.filter((mark) => mark.kind === 'line');
    expect(lines.map((line) => line.lines)).toEqual([
      [[100, 300, 200, 100]],
      [[100, 300, 300, 200]],
      [[100, 300, 250, 150]],
      [[100, 300, 250, 150]],
    ]);
    expect(new Set(lines.map(({ stroke }) => stroke))).toEqual(new Set([theme.series[0]?.color, theme.halo]));
    expect(marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))).toEqual(['Adam, median of 2']);
  });

  it('has the lines of each seed that are within the map, apart where there are gaps', () => {
    const path = cloudy(
      [
        [-1, -1, 0, 1, NaN, NaN, 0, 1, 1, 1],
        [-1, -1, 1, 0, 1, 1],
        [5, 5, 6, 6],
      ],
      [-1, -1, 0.5, 0.5, 1, 1],
    );
    expect(faintLines(path).map((mark) => mark.lines)).toEqual([
      [
        [100, 300, 200, 100],
        [200, 100, 300, 100],
      ],
      [[100, 300, 300, 200, 300, 100]],
    ]);
  });
});
