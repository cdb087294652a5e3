/**
 * `npm run bench`, the kernel: value, gradient and Hessian over a 256 × 256 grid, and three descents of
 * 1,000 steps, beside C (kernel.c, where there is a compiler) and mathjs, in one run.
 */
import { all, create } from 'mathjs/number';
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';
import { compileC, runC } from './c-program.mjs';
import { FORMULAS, GRID } from './formulas.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';

const RUNS = 41;
/** ms of warming up: until the engine has compiled its best. */
const WARM_UP = 700;
/** C and the kernel take turns, and the best round of each counts: what else the machine did is part of neither. */
const ROUNDS = 7;

const core = await importBundled(fileURLToPath(new URL('core-parts.ts', import.meta.url)));
const { x, y } = GRID;
const N = x.length;

/** Median ms of one of `repeats` passes, as kernel.c takes it. */
function median(work, repeats, runs = RUNS) {
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    for (let pass = 0; pass < repeats; pass++) work();
    return (performance.now() - from) / repeats;
  });
  return quantiles(times).median;
}

/** Passes of one measurement: as many as in kernel.c. */
const REPEATS = { rosenbrock: 3, himmelblau: 3, descents: 10 };

const compiled = (formula) => new core.CompiledFunction(core.parseFormula(formula, ['x', 'y']));

function passOverGrid(formula) {
  const kernel = compiled(formula).hessian;
  const parameters = [];
  return () => kernel.grid(x, y, parameters);
}

function threeDescents() {
  const f = new core.PointFunction(compiled(FORMULAS.rosenbrock), []);
  const tasks = ['gradient-descent', 'momentum', 'adam'].map((id) => {
    const optimizer = core.findOptimizer(id);
    const settings = core.settingsOf(optimizer, { learningRate: 1e-3 });
    return { function: f, optimizer, settings, start: [-1.2, 1], steps: 1000, tolerance: 0 };
  });
  return () => tasks.forEach((task) => core.runToEnd(core.descend(task)));
}

/** The same grid through mathjs: f, both first and three second derivatives, one evaluation each. */
function mathjsPass(formula) {
  const math = create(all);
  const derivative = (text, name) => math.derivative(text, name);
  const [fx, fy] = ['x', 'y'].map((name) => derivative(formula, name));
  const codes = [
    math.parse(formula),
    fx,
    fy,
    derivative(fx, 'x'),
    derivative(fx, 'y'),
    derivative(fy, 'y'),
  ].map((node) => node.compile());
  const rows = y.subarray(0, 16);
  return () => {
    for (const b of rows) for (const a of x) for (const code of codes) code.evaluate({ x: a, y: b });
  };
}

/** ms of each of its works, by name. */
const timesOf = (lines) =>
  Object.fromEntries(lines.map((line) => line.split(' ')).map(([name, ms]) => [name, Number(ms)]));

const works = {
  ...Object.fromEntries(Object.entries(FORMULAS).map(([name, formula]) => [name, passOverGrid(formula)])),
  descents: threeDescents(),
};
for (const work of Object.values(works)) {
  const until = performance.now() + WARM_UP;
  while (performance.now() < until) work();
  // The engine compiles on another thread, which must have had its turn.
  await new Promise((resolve) => setTimeout(resolve, 200));
}

const c = compileC('kernel.c');
const rounds = Array.from({ length: ROUNDS }, () => ({
  c: c === null ? {} : timesOf(runC(c)),
  ours: Object.fromEntries(
    Object.entries(works).map(([name, work]) => [name, median(work, REPEATS[name] ?? 1)]),
  ),
}));
c?.remove();
/** Best ms of all rounds. */
const best = (who, name) => Math.min(...rounds.map((round) => round[who][name]));
const geometricMean = (values) =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

console.log(
  `backend: ${core.availableBackend()}; C: ${c === null ? 'no compiler here' : 'cc -O3 -march=native'}`,
);
console.log('value + gradient + Hessian, 65,536 points        ms      × C   × faster than mathjs');
const ratios = [];
const speedups = [];
for (const [name, formula] of Object.entries(FORMULAS)) {
  const ours = best('ours', name);
  const ratio = c === null ? NaN : ours / best('c', name);
  const pass = mathjsPass(formula);
  pass();
  const speedup = (median(pass, 1, 3) * (N / 16)) / ours;
  ratios.push(ratio);
  speedups.push(speedup);
  console.log(
    `${name.padEnd(44)} ${ours.toFixed(3).padStart(6)} ${ratio.toFixed(2).padStart(8)} ${speedup.toFixed(0).padStart(8)}`,
  );
}
const descents = best('ours', 'descents');
const descentRatio = c === null ? NaN : descents / best('c', 'descents');
console.log(
  `${'3 optimizers × 1,000 steps on Rosenbrock'.padEnd(44)} ${descents.toFixed(3).padStart(6)} ${descentRatio.toFixed(2).padStart(8)}`,
);

if (c !== null) {
  judge([
    {
      name: 'value + gradient + Hessian, geometric mean',
      value: geometricMean(ratios),
      most: 1.5,
      unit: '× C',
    },
    { name: 'value + gradient + Hessian, worst', value: Math.max(...ratios), most: 2.5, unit: '× C' },
    { name: '3 optimizers × 1,000 steps', value: descentRatio, most: 2, unit: '× C' },
  ]);
}
judge([{ name: '100 passes, in passes of mathjs', value: 100 / Math.min(...speedups), most: 1, unit: '' }]);
