/**
 * `npm run bench`, critical points: how long the search takes on the domains that it was promised for, cold and warm,
 * what it finds there, and what a point's analysis costs at each move of a drag.
 */
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';

const RUNS = 5;
const core = await importBundled(fileURLToPath(new URL('core-parts.ts', import.meta.url)));

/** Seconds at the most, and how many there are: by shared/reference, for Rastrigin the pairs of 21 roots. */
const SEARCHES = [
  {
    name: 'Himmelblau',
    formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
    x: [-5, 5],
    y: [-5, 5],
    count: 9,
    most: 0.3,
  },
  {
    name: 'six-hump camel',
    formula: '(4 - 2.1 x^2 + x^4/3) x^2 + x y + (4 y^2 - 4) y^2',
    x: [-3, 3],
    y: [-2, 2],
    count: 15,
    most: 0.3,
  },
  {
    name: 'Rastrigin',
    formula: '20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y)',
    x: [-5.12, 5.12],
    y: [-5.12, 5.12],
    count: 441,
    most: 3,
  },
  { name: 'thousands', formula: 'sin(20 x) + sin(20 y)', x: [-5, 5], y: [-5, 5], count: 4096, most: 5 },
  { name: 'a dense continuum', formula: 'sin(exp(x y))', x: [-3, 3], y: [-3, 3], count: 1, most: 5 },
];

/** Each run compiles anew, as after an edit. */
function searched({ formula, x, y }) {
  const from = performance.now();
  const f = new core.PointFunction(new core.CompiledFunction(core.parseFormula(formula, ['x', 'y'])), []);
  const work = core.findCriticalPoints(f, { x, y });
  let [longest, paused] = [0, from];
  for (;;) {
    const next = work.next();
    const now = performance.now();
    longest = Math.max(longest, now - paused);
    paused = now;
    if (next.done) return { took: now - from, longest, found: next.value };
  }
}

console.log('\ncritical points: cold, median of the warm ones, longest stretch without a pause');
const results = SEARCHES.map((search) => {
  const [cold, ...warm] = Array.from({ length: RUNS }, () => searched(search));
  const median = quantiles(warm.map(({ took }) => took)).median;
  // The least of the runs' longest: others on the machine lengthen some.
  const longest = Math.min(...warm.map((run) => run.longest));
  const times = [cold.took, median, longest].map((ms) => ms.toFixed(1).padStart(8)).join(' ');
  const { points, continuum } = cold.found;
  console.log(`${times} ms     ${search.name}: ${points.length}${continuum ? ' and a continuum' : ''}`);
  return { ...search, cold, longest };
});

const POINTS = 512;
/** The golden ratio and its like: points that fill a domain without a pattern. */
const [ACROSS, UP] = [0.6180339887, 0.7548776662];

/** µs of one call at points all over a landscape's domain, warm. */
function perCall({ formula, parameters, domain }) {
  const names = parameters.map(({ name }) => name);
  const values = parameters.map(({ value }) => value);
  const f = new core.PointFunction(
    new core.CompiledFunction(core.parseFormula(formula, ['x', 'y'], names)),
    values,
  );
  const points = Array.from({ length: POINTS }, (_, k) => [
    domain.x[0] + (domain.x[1] - domain.x[0]) * ((k * ACROSS) % 1),
    domain.y[0] + (domain.y[1] - domain.y[0]) * ((k * UP) % 1),
  ]);
  const rounds = Array.from({ length: 8 }, () => {
    const from = performance.now();
    for (const point of points) core.analysePoint(f, point);
    return ((performance.now() - from) / POINTS) * 1000;
  });
  return Math.min(...rounds);
}

console.log('\nanalysis of a point, warm');
const calls = core.LANDSCAPES.map((landscape) => [landscape.id, perCall(landscape)]);
for (const [id, took] of calls) console.log(`${took.toFixed(1).padStart(8)} µs     ${id}`);

judge([
  ...results.map(({ name, cold, most }) => ({
    name: `critical points of ${name}, cold`,
    value: cold.took,
    most: most * 1000,
    unit: 'ms',
  })),
  ...results.map(({ name, cold, count }) => ({
    name: `critical points of ${name}, found but not there or there but not found`,
    value: Math.abs(cold.found.points.length - count),
    most: 0,
    unit: 'points',
  })),
  {
    name: 'the longest stretch without a pause, warm',
    value: Math.max(...results.map(({ longest }) => longest)),
    most: 50,
    unit: 'ms',
  },
  {
    name: 'analysis of a point, the slowest landscape',
    value: Math.max(...calls.map(([, took]) => took)),
    most: 50,
    unit: 'µs',
  },
]);
