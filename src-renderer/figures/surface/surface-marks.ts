/** The graph of f as marks, from back to front: what the canvas paints while it is turned, and every file holds. */
import type { LineMark, Mark } from '../marks.ts';
import { thinning } from '../drawn-run.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import { isHidden } from './drape.ts';
import { addByLayer, onFloor, type ByLayer } from './draped-marks.ts';
import { SHEETS } from './facets.ts';
import { Footprints } from './footprints.ts';
import { paintOrder } from './painter.ts';
import { FLOOR, nodeX, nodeY } from './relief.ts';
import { joinPolygons } from './rings.ts';
import { INKS_A_BAND, shadesOf, surfaceInks } from './shading.ts';
import { axisMarks, backMarks } from './surface-axes.ts';
import { projectAll, type SurfaceFrame } from './surface-frame.ts';
import { legendMarks } from './surface-legend.ts';
import type { DrapedPath, SurfaceModel } from './surface-model.ts';
import { partStyles, type PartStyles } from './part-styles.ts';

export interface SurfaceMarksInput {
  readonly model: SurfaceModel;
  readonly frame: SurfaceFrame;
  readonly theme: FigureTheme;
  /** `moves`: as quickly as can be; `rests`: for files, with neighbours of one colour joined. */
  readonly hand: 'moves' | 'rests';
}

/** Footprints a px, each way: what overlaps by less is not told to. Nobody sees so little of what moves. */
const DENSITY = { moves: 0.5, rests: 2 } as const;

/** What is drawn in one layer, in this order. */
interface Layer {
  readonly fills: Map<number, { points: number[]; sizes: number[] }>;
  readonly lines: LineMark[];
}

export function surfaceMarks({ model, frame, theme, hand }: SurfaceMarksInput): readonly Mark[] {
  const { relief, facets } = model;
  const pixels = projectAll(facets.points, frame);
  const { plot } = frame;
  const footprints = new Footprints(plot.x, plot.y, plot.width, plot.height, DENSITY[hand]);
  const painted = paintOrder(model, frame.camera, pixels, footprints, frame.stretch);
  const styles = partStyles(theme);
  const layers = fillLayers(model, frame, pixels, painted);
  addLines(layers, model, frame, painted.layers, theme, styles, hand);
  const inks = surfaceInks(relief.levels.length, theme);
  return [
    ...backMarks(relief, frame, theme),
    ...floorMarks(model, frame, theme, hand),
    ...layers.flatMap((layer) => layerMarks(layer, inks, styles, hand)),
    ...axisMarks(relief, frame, theme),
    ...probeMarks(model, frame, theme),
    ...model.paths.flatMap((path) => endMarks(path, model, frame, theme)),
    ...legendMarks(model, frame, theme, styles),
  ];
}

type Painted = ReturnType<typeof paintOrder>;

/** Polygons of the facets by layer and ink; those of the sheets have the inks −1 and −2. */
function fillLayers(
  { relief, facets }: SurfaceModel,
  frame: SurfaceFrame,
  pixels: Float64Array,
  { layers: layerOf, isFront, isWhole }: Painted,
): Layer[] {
  const shades = shadesOf(relief, frame.camera, frame.stretch);
  const layers: Layer[] = [];
  const add = (facet: number, start: number, size: number, ink: number): void => {
    const number = layerOf[facet] ?? 0;
    if (number === 0) return;
    while (layers.length < number) layers.push({ fills: new Map(), lines: [] });
    const layer = layers[number - 1];
    let fill = layer?.fills.get(ink);
    if (fill === undefined) {
      fill = { points: [], sizes: [] };
      layer?.fills.set(ink, fill);
    }
    fill.sizes.push(size);
    // All polygons run the same way round, or two that overlap would leave a hole.
    if (isFront[facet] === 1) {
      for (let k = 2 * start; k < 2 * (start + size); k++) fill.points.push(pixels[k] ?? 0);
    } else {
      for (let k = start + size - 1; k >= start; k--)
        fill.points.push(pixels[2 * k] ?? 0, pixels[2 * k + 1] ?? 0);
    }
  };
  const cells = relief.cells * relief.cells;
  for (let cell = 0; cell < cells; cell++) {
    const first = facets.triangleFrom[2 * cell] ?? 0;
    const end = facets.triangleFrom[2 * cell + 2] ?? 0;
    if (isWhole[cell] === 1) {
      const shade = (isFront[first] === 1 ? shades.above : shades.below)[cell] ?? 0;
      add(
        first,
        facets.outlineStart[first] ?? 0,
        4,
        (facets.fillBand[facets.fillFrom[first] ?? 0] ?? 0) * INKS_A_BAND + shade,
      );
      continue;
    }
    for (let facet = first; facet < end; facet++) {
      const sheet = facets.sheet[facet] ?? 0;
      const shade = (isFront[facet] === 1 ? shades.above : shades.below)[cell] ?? 0;
      for (let k = facets.fillFrom[facet] ?? 0; k < (facets.fillFrom[facet + 1] ?? 0); k++) {
        const ink = sheet === SHEETS.graph ? (facets.fillBand[k] ?? 0) * INKS_A_BAND + shade : -sheet;
        add(facet, facets.fillStart[k] ?? 0, facets.fillSize[k] ?? 0, ink);
      }
    }
  }
  return layers;
}

function addLines(
  layers: readonly Layer[],
  model: SurfaceModel,
  frame: SurfaceFrame,
  layerOf: Int32Array,
  theme: FigureTheme,
  styles: PartStyles,
  hand: SurfaceMarksInput['hand'],
): void {
  const layersOf = (lines: SurfaceModel['isoLines']): ByLayer => {
    const byLayer: ByLayer = new Map();
    for (const line of lines) addByLayer(byLayer, line, layerOf, frame, hand);
    return byLayer;
  };
  const draw = (byLayer: ByLayer, ...inks: readonly Omit<LineMark, 'kind' | 'lines'>[]): void => {
    for (const [layer, found] of byLayer) {
      for (const ink of inks) layers[layer - 1]?.lines.push({ kind: 'line', lines: found, ...ink });
    }
  };
  const put = (lines: SurfaceModel['isoLines'], ...inks: readonly Omit<LineMark, 'kind' | 'lines'>[]): void =>
    draw(layersOf(lines), ...inks);
  put(model.isoLines, {
    stroke: theme.isoLine,
    width: theme.fontSize / 14,
    opacity: Math.min(1, 1.5 * theme.isoLineOpacity),
  });
  put(model.rims, { stroke: theme.isoLine, width: theme.fontSize / 10, opacity: 0.85 });
  for (const sheet of ['plane', 'model'] as const) {
    const { stroke } = styles[sheet];
    const of = (kind: 'edge' | 'mesh'): SurfaceModel['isoLines'] =>
      model.sheetLines.filter((line) => line.sheet === sheet && line.kind === kind);
    put(of('mesh'), { stroke, width: 0.4 * theme.lineWidth, opacity: 0.75, dash: styles[sheet].dash });
    put(of('edge'), { stroke, width: 0.75 * theme.lineWidth });
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
      { stroke: theme.halo, width: 2.1 * width, opacity: 0.75 * opacity },
      { stroke: style.color, width, dash: style.dash.map((length) => length * width), opacity },
    );
  }
}

/** Wide enough to close the hairlines between two polygons that a screen blends with what lies behind. */
const SEAM = 0.7;

function layerMarks(
  { fills, lines }: Layer,
  inks: readonly string[],
  styles: PartStyles,
  hand: 'moves' | 'rests',
): Mark[] {
  const marks: Mark[] = [];
  for (const [ink, polygons] of fills) {
    const { points, sizes } = hand === 'rests' ? joinPolygons(polygons) : polygons;
    if (sizes.length === 0) continue;
    if (ink < 0) {
      const { fill, opacity } = ink === -SHEETS.plane ? styles.plane : styles.model;
      marks.push({ kind: 'area', points, sizes, fill, opacity });
    } else {
      const fill = inks[ink] ?? '';
      marks.push({ kind: 'area', points, sizes, fill, stroke: fill, width: SEAM });
    }
  }
  marks.push(...lines);
  return marks;
}

/** The iso-lines once more, and where f is not finite, on the floor. */
function floorMarks(
  { isoLines, relief }: SurfaceModel,
  frame: SurfaceFrame,
  theme: FigureTheme,
  hand: SurfaceMarksInput['hand'],
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
  if (isoLines.length === 0) return holes;
  return [
    ...holes,
    {
      kind: 'line',
      lines: isoLines.map((line) => onFloor(line, frame, hand)),
      stroke: theme.isoLine,
      width: theme.fontSize / 14,
      opacity: theme.isoLineOpacity,
    },
  ];
}

/** What is hidden is still to be found: faintly, through what hides it. */
const HIDDEN = 0.35;

function opacityAt(
  place: readonly [number, number, number],
  { relief }: SurfaceModel,
  { camera, stretch }: SurfaceFrame,
): number {
  const [x, y, z] = camera.eye;
  return isHidden(relief, place, [x, y, z / stretch]) ? HIDDEN : 1;
}

function probeMarks(model: SurfaceModel, frame: SurfaceFrame, theme: FigureTheme): readonly Mark[] {
  if (model.probe === null) return [];
  const opacity = opacityAt(model.probe, model, frame);
  const symbol = { kind: 'symbol', shape: 'diamond', centres: [...frame.toPixel(...model.probe)] } as const;
  const radius = 2.4 * theme.dotRadius;
  return [
    { ...symbol, radius: radius + theme.lineWidth, fill: theme.mark, opacity },
    { ...symbol, radius, fill: theme.accent, stroke: '#ffffff', width: 0.7 * theme.lineWidth, opacity },
  ];
}

function endMarks(
  { path, start, end }: DrapedPath,
  model: SurfaceModel,
  frame: SurfaceFrame,
  theme: FigureTheme,
): readonly Mark[] {
  const style = seriesStyle(theme, path.series);
  const faintness = path.kind === 'ghost' ? theme.ghostOpacity : 1;
  const at = (place: readonly [number, number, number], isEnd: boolean): Mark => ({
    kind: 'symbol',
    shape: isEnd ? style.marker : 'circle',
    centres: [...frame.toPixel(...place)],
    radius: 2.1 * theme.dotRadius,
    fill: isEnd ? style.color : theme.accent,
    stroke: theme.halo,
    width: 0.8 * theme.lineWidth,
    opacity: faintness * opacityAt(place, model, frame),
  });
  return [...(start === null ? [] : [at(start, false)]), ...(end === null ? [] : [at(end, true)])];
}
