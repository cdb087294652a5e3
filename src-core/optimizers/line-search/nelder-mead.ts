import { largestOf, minus, plusMultiple, scaled } from '../../linear-algebra/vectors.ts';
import { onWay } from '../formula-lines.ts';
import {
  numberSetting,
  type NumberSetting,
  type Oracle,
  type OracleMethod,
  type Settings,
  type State,
  type Told,
  type Vector,
} from '../optimizer.ts';
import { OWN_STEP } from './settings.ts';

interface Vertex {
  readonly point: Vector;
  readonly value: number;
}

const coefficient = (
  name: string,
  symbol: string,
  byDefault: number,
  [minimum, maximum]: readonly [number, number],
  meaning: string,
): NumberSetting => ({ kind: 'number', name, symbol, default: byDefault, minimum, maximum, meaning });

/**
 * A simplex of n + 1 places creeps downhill by its worst vertex, which goes through the middle of the others to the far
 * side. The path is that of the best vertex. It asks for values of f alone; what is not finite is as high as can be.
 */
export const nelderMead: OracleMethod = {
  kind: 'oracle',
  id: 'nelder-mead',
  name: 'Nelder–Mead',
  family: 'line-search',
  settings: [
    coefficient(
      'reflection',
      '\\rho',
      1,
      [0.1, 2],
      'ρ, how far the worst vertex goes beyond the middle of the others',
    ),
    coefficient('expansion', '\\chi', 2, [1.1, 10], 'χ, how much farther where that is the best place yet'),
    coefficient('contraction', '\\gamma', 0.5, [0.1, 0.9], 'γ, how far where the far side is no better'),
    coefficient(
      'shrink',
      '\\sigma',
      0.5,
      [0.1, 0.9],
      'σ, what the simplex shrinks by about its best vertex where nothing helps',
    ),
  ],
  formula: [
    '@middle \\text{ the mean of all}\\allowbreak\\text{ but the worst, } @worst',
    '@reflected = @middle + @reflection\\,(@middle - @worst)',
    onWay('reflection', '\\text{reflection: }\\allowbreak @placed = @reflected', ''),
    onWay(
      'expansion',
      '\\text{expansion: }\\allowbreak @placed = @middle + @reflection\\,@expansion\\,(@middle - @worst)',
      '\\text{ where } x^r \\text{ is the best yet, and this is better}',
    ),
    onWay(
      'outside contraction',
      '\\text{outside contraction: }\\allowbreak @placed = @middle + @contraction\\,(@reflected - @middle)',
      '\\text{ where } x^r \\text{ would be the worst}',
    ),
    onWay(
      'inside contraction',
      '\\text{inside contraction: }\\allowbreak @placed = @middle - @contraction\\,(@middle - @worst)',
      '\\text{ where } x^r \\text{ is no better than } x^w',
    ),
    {
      tex: '@placed \\text{ takes the place of}\\allowbreak\\; @worst',
      where: '',
      holds: ({ way }) => way !== 'shrink',
    },
    onWay(
      'shrink',
      '\\text{shrink: all but the best, }\\allowbreak x_i \\leftarrow @best + @shrink\\,(x_i - @best)',
      '\\text{ where that helps nothing}',
    ),
    "@x' \\text{ the best vertex}",
  ],
  symbols: {
    simplex: '\\text{vertices}',
    values: '\\text{f at the vertices}',
    middle: '\\bar x',
    worst: 'x^w',
    reflected: 'x^r',
    placed: 'x^n',
    best: 'x^b',
  },
  source: 'Nelder & Mead 1965; Lagarias et al. 1998; first simplex and rules as scipy.optimize',
  learningRateOf: null,
  inWords:
    'A triangle flips, stretches and shrinks its way down without any slope; in a narrow valley it first grows thin and then crawls along it.',
  init: (point) => ({ simplex: firstSimplex(point).flat(), values: [] }),
  update(oracle, state, settings) {
    const simplex = sorted(verticesOf(oracle, state));
    if (isPoint(simplex)) return 'stalled';
    const move = moveOf(simplex, vertexAt(oracle), settings);
    if (move === null) return 'stalled';
    const next = sorted(move.simplex);
    return {
      point: next[0]?.point ?? oracle.point,
      state: {
        simplex: next.flatMap(({ point }) => point),
        values: next.map(({ value }) => value),
      },
      way: move.way,
      told: () => move.told,
    };
  },
  rateTheory: () => OWN_STEP,
};

/** The start, and one vertex a coordinate that is 5 % larger, or 0.00025 where it is 0. */
const firstSimplex = (start: Vector): readonly Vector[] => [
  start,
  ...start.map((_, i) => start.map((x, j) => (i !== j ? x : x === 0 ? 0.00025 : 1.05 * x))),
];

const finiteOrHigh = (value: number): number => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY);

const vertexAt =
  (oracle: Oracle) =>
  (point: Vector): Vertex => ({ point, value: finiteOrHigh(oracle.valueAt(point)) });

/** f is asked for at the vertices of the first simplex; later it is known there. */
function verticesOf(oracle: Oracle, { simplex = [], values = [] }: State): readonly Vertex[] {
  const n = oracle.point.length;
  return Array.from({ length: n + 1 }, (_, k) => {
    const point = simplex.slice(k * n, (k + 1) * n);
    const known = values[k];
    if (known !== undefined) return { point, value: known };
    return k === 0 ? { point, value: finiteOrHigh(oracle.value()) } : vertexAt(oracle)(point);
  });
}

/** Best first; of equal ones the older. */
const sorted = (simplex: readonly Vertex[]): readonly Vertex[] =>
  [...simplex].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));

/** Whether rounding is all that is between the vertices. */
const isPoint = ([best, ...others]: readonly Vertex[]): boolean =>
  best !== undefined &&
  others.every(
    ({ point }) => largestOf(minus(point, best.point)) <= 2 * Number.EPSILON * largestOf(best.point),
  );

type Way = 'reflection' | 'expansion' | 'outside contraction' | 'inside contraction' | 'shrink';

interface Move {
  readonly way: Way;
  readonly simplex: readonly Vertex[];
  readonly told: Told;
}

/** One iteration of a simplex that is sorted. */
function moveOf(simplex: readonly Vertex[], at: (point: Vector) => Vertex, settings: Settings): Move | null {
  const others = simplex.slice(0, -1);
  const [best, worst] = [simplex[0], simplex.at(-1)];
  const secondWorst = others.at(-1);
  if (best === undefined || worst === undefined || secondWorst === undefined) return null;
  const middle = scaled(
    1 / others.length,
    others.reduce<Vector>(
      (sum, { point }) => plusMultiple(sum, 1, point),
      worst.point.map(() => 0),
    ),
  );
  const outwards = minus(middle, worst.point);
  const beyond = (factor: number): Vertex => at(plusMultiple(middle, factor, outwards));
  const number = (name: string): number => numberSetting(settings, name);

  const reflection = number('reflection');
  const reflected = beyond(reflection);
  const told = { middle, worst: worst.point, reflected: reflected.point, best: best.point };
  const placed = (way: Way, vertex: Vertex): Move => ({
    way,
    simplex: [...others, vertex],
    told: { ...told, placed: vertex.point },
  });
  if (reflected.value < best.value) {
    const expanded = beyond(reflection * number('expansion'));
    return expanded.value < reflected.value ? placed('expansion', expanded) : placed('reflection', reflected);
  }
  if (reflected.value < secondWorst.value) return placed('reflection', reflected);
  if (reflected.value < worst.value) {
    const outside = beyond(reflection * number('contraction'));
    if (outside.value <= reflected.value) return placed('outside contraction', outside);
  } else {
    const inside = beyond(-number('contraction'));
    if (inside.value < worst.value) return placed('inside contraction', inside);
  }
  const towardsBest = ({ point }: Vertex): Vertex =>
    at(plusMultiple(best.point, number('shrink'), minus(point, best.point)));
  return { way: 'shrink', simplex: [best, ...simplex.slice(1).map(towardsBest)], told };
}
