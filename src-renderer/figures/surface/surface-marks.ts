/** The graph of f as marks, from back to front: what the canvas paints while it is turned, and every file holds. */
import type { LineMark, Mark } from '../marks.ts';
import { thinning } from '../drawn-run.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import type { DrapedLine } from './chains.ts';
import { addByLayer, onFloor, type ByLayer } from './draped-marks.ts';
import { SHEETS } from './facets.ts';
import { fillLayers, type Layer } from './fill-layers.ts';
import { Footprints } from './footprints.ts';
import { paintOrder } from './painter.ts';
import { FLOOR, nodeX, nodeY } from './relief.ts';
import { endMarks, probeMarks } from './place-marks.ts';
import { joinPolygons } from './rings.ts';
import { surfaceInks } from './shading.ts';
import { axisMarks, backMarks } from './surface-axes.ts';
import { projectAll, type SurfaceFrame } from './surface-frame.ts';
import { legendMarks } from './surface-legend.ts';
import type { SurfaceModel } from './surface-model.ts';
import { partStyles, type PartStyles } from './part-styles.ts';

export interface SurfaceMarksInput {
  readonly model: SurfaceModel;
  readonly frame: SurfaceFrame;
  readonly theme: FigureTheme;
  /** `moves`: as quickly as can be; `rests`: for files, with neighbours of one colour joined. */
  readonly hand: 'moves' | 'rests';
  /** Whether it says which run is which. */
  readonly names?: 'shown' | 'hidden';
}

/** Footprints a px, each way: what overlaps by less is not told to. Nobody sees so little of what moves. */
const DENSITY = { moves: 0.5, rests: 2 } as const;

/** Kept from one frame to the next. */
let spare: Float64Array = new Float64Array(0);

export function surfaceMarks({
  model,
  frame,
  theme,
  hand,
  names = 'shown',
}: SurfaceMarksInput): readonly Mark[] {
  const { relief, facets } = model;
  const pixels = (spare = projectAll(facets.points, frame, spare));
  const { plot } = frame;
  const footprints = new Footprints(plot.x, plot.y, plot.width, plot.height, DENSITY[hand]);
  const painted = paintOrder(model, frame.camera, pixels, footprints, frame.stretch);
  const styles = partStyles(theme);
  const layers = fillLayers(model, frame, pixels, painted);
  addLines(layers, model, frame, painted.layers, theme, styles, hand);
  const inks = surfaceInks(relief.levels.length, theme);
  return [
    ...backMarks(relief, frame, theme),
    ...floorMarks(model, frame, theme),
    ...layers.flatMap((layer) => layerMarks(layer, inks, styles, hand)),
    ...axisMarks(relief, frame, theme),
    ...probeMarks(model, frame, theme),
    ...model.paths.flatMap((path) => endMarks(path, model, frame, theme)),
    ...legendMarks(model, frame, theme, styles, names),
  ];
}

type LineInk = Omit<LineMark, 'kind' | 'lines'>;

function addLines(
  layers: readonly Layer[],
  model: SurfaceModel,
  frame: SurfaceFrame,
  layerOf: Int32Array,
  theme: FigureTheme,
  styles: PartStyles,
  hand: SurfaceMarksInput['hand'],
): void {
  const layersOf = (lines: readonly DrapedLine[]): ByLayer => {
    const byLayer: ByLayer = new Map();
    for (const line of lines) addByLayer(byLayer, line, layerOf, frame, hand);
    return byLayer;
  };
  const draw = (byLayer: ByLayer, on: 'lines' | 'sheetLines', ...inks: readonly LineInk[]): void => {
    for (const [layer, found] of byLayer) {
      for (const ink of inks) layers[layer - 1]?.[on].push({ kind: 'line', lines: found, ...ink });
    }
  };
  const put = (lines: readonly DrapedLine[], ...inks: readonly LineInk[]): void =>
    draw(layersOf(lines), 'lines', ...inks);
  put(model.isoLines, {
    stroke: theme.isoLine,
    width: theme.fontSize / 14,
    opacity: Math.min(1, 1.5 * theme.isoLineOpacity),
  });
  put(model.rims, { stroke: theme.isoLine, width: theme.fontSize / 10, opacity: 0.85 });
  for (const sheet of ['plane', 'model'] as const) {
    const { stroke } = styles[sheet];
    const of = (kind: 'edge' | 'mesh'): readonly DrapedLine[] =>
      model.sheetLines.filter((line) => line.sheet === sheet && line.kind === kind);
    draw(layersOf(of('mesh')), 'sheetLines', {
      stroke,
      width: 0.4 * theme.lineWidth,
      opacity: 0.75,
      dash: styles[sheet].dash,
    });
    draw(layersOf(of('edge')), 'sheetLines', { stroke, width: 0.75 * theme.lineWidth });
  }
  model.principalCurves.forEach((curve, k) => {
    const { stroke, dash } = styles.curves[k] ?? styles.curves[0];
    put(
      [curve],
      { stroke: theme.halo, width: 1.9 * theme.lineWidth, opacity: 0.7 },
      { stroke, width: theme.lineWidth, dash },
    );
  });
  for (const { path, line } of model.paths) {
    const style = seriesStyle(theme, path.series);
    const opacity = path.kind === 'ghost' ? theme.ghostOpacity : 1;
    const byLayer = layersOf([line]);
    const width = theme.lineWidth * thinning([...byLayer.values()].flat());
    draw(
      byLayer,
      'lines',
      { stroke: theme.halo, width: 2.1 * width, opacity: 0.75 * opacity },
      { stroke: style.color, width, dash: style.dash.map((length) => length * width), opacity },
    );
  }
}

/** Wide enough to close the hairlines between two polygons that a screen blends with what lies behind. */
const SEAM = 0.7;

function layerMarks(
  { fills, sheetLines, lines }: Layer,
  inks: readonly string[],
  styles: PartStyles,
  hand: 'moves' | 'rests',
): Mark[] {
  const sheets: Mark[] = [];
  const graph: Mark[] = [];
  for (const [ink, polygons] of fills) {
    const { points, sizes } = hand === 'rests' ? joinPolygons(polygons) : polygons;
    if (sizes.length === 0) continue;
    if (ink < 0) {
      const { fill, opacity } = ink === -SHEETS.plane ? styles.plane : styles.model;
      sheets.push({ kind: 'area', points, sizes, fill, opacity });
    } else {
      const fill = inks[ink] ?? '';
      graph.push({ kind: 'area', points, sizes, fill, stroke: fill, width: SEAM });
    }
  }
  return [...sheets, ...sheetLines, ...graph, ...lines];
}

/** The iso-lines once more, and where f is not finite, on the floor. */
function floorMarks(
  { floorLines, relief }: SurfaceModel,
  frame: SurfaceFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const n = relief.cells;
  const points: number[] = [];
  const sizes: number[] = [];
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      if (relief.holes[j * n + i] !== 1) continue;
      const from = i;
      while (i < n && relief.holes[j * n + i] === 1) i++;
      const [a, b] = [j * (n + 1) + from, (j + 1) * (n + 1) + i];
      const [x0, y0, x1, y1] = [nodeX(relief, a), nodeY(relief, a), nodeX(relief, b), nodeY(relief, b)];
      for (const [x, y] of [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ] as const)
        points.push(...frame.toPixel(x, y, FLOOR));
      sizes.push(4);
    }
  }
  const holes: readonly Mark[] =
    sizes.length === 0
      ? []
      : [{ kind: 'area', points, sizes, fill: theme.hatch, stroke: theme.hatch, width: SEAM, opacity: 0.35 }];
  if (floorLines.length === 0) return holes;
  return [
    ...holes,
    {
      kind: 'line',
      lines: floorLines.map((line) => onFloor(line, frame)),
      stroke: theme.isoLine,
      width: theme.fontSize / 14,
      opacity: theme.isoLineOpacity,
    },
  ];
}
