/**
 * `npm run bench`, comparing optimizers: eight × 1,000 steps on Rosenbrock in one loop of the kernel, beside the same
 * updates in C (descent.c, where there is a compiler) and with mathjs for f and its gradient, in one run.
 */
import { all, create } from 'mathjs/number';
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';
import { compileC, runC } from './c-program.mjs';
import { FORMULAS } from './formulas.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';

const METHODS = 'gradient-descent momentum nesterov adagrad rmsprop adam amsgrad adamw'.split(' ');
const STEPS = 1000;
/** As in descent.c. */
const [RUNS, REPEATS] = [41, 10];
/** C and the kernel take turns, and the best round of each counts: what else the machine did is part of neither. */
const ROUNDS = 7;
const WARM_UP = 700;

const core = await importBundled(fileURLToPath(new URL('core-parts.ts', import.meta.url)));
const f = new core.PointFunction(
  new core.CompiledFunction(core.parseFormula(FORMULAS.rosenbrock, ['x', 'y'])),
  [],
);
const tasks = METHODS.map((id) => {
  const optimizer = core.findOptimizer(id);
  const settings = core.settingsOf(optimizer, { learningRate: 1e-3 });
  return { function: f, optimizer, settings, start: [-1.2, 1], steps: STEPS, tolerance: 0 };
});
const together = () => core.runToEnd(core.descendTogether(tasks));
const apart = () => tasks.map((task) => core.runToEnd(core.descend(task)));

function median(work, repeats, runs) {
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    for (let pass = 0; pass < repeats; pass++) work();
    return (performance.now() - from) / repeats;
  });
  return quantiles(times).median;
}

/** The same methods on plain numbers, with f and its partial derivatives as mathjs compiles them. */
function mathjsRuns() {
  const math = create(all);
  const formula = FORMULAS.rosenbrock;
  const nodes = [math.parse(formula), math.derivative(formula, 'x'), math.derivative(formula, 'y')];
  const codes = nodes.map((node) => node.compile());
  return () =>
    tasks.map(({ optimizer, settings, start }) => {
      const [numbers, choices] = [core.numbersOf(settings), core.choicesOf(settings)];
      const rows = [];
      let point = start;
      let state = optimizer.init(start, settings);
      for (let step = 0; step <= STEPS; step++) {
        const [value, ...gradient] = codes.map((code) => code.evaluate({ x: point[0], y: point[1] }));
        rows.push([point, value, gradient, Math.hypot(...gradient)]);
        ({ point, state } = optimizer.update(core.SCALAR, { point, gradient }, state, numbers, choices));
      }
      return rows;
    });
}

for (const work of [together, apart]) {
  const until = performance.now() + WARM_UP;
  while (performance.now() < until) work();
  // The engine compiles on another thread, which must have had its turn.
  await new Promise((resolve) => setTimeout(resolve, 200));
}

const c = compileC('descent.c');
const rounds = Array.from({ length: ROUNDS }, () => ({
  c: c === null ? null : runC(c),
  together: median(together, REPEATS, RUNS),
  apart: median(apart, REPEATS, RUNS),
}));
c?.remove();
const best = (of) => Math.min(...rounds.map(of));
const inC = best((round) => (round.c === null ? NaN : Number(round.c[0])));
const ours = best((round) => round.together);

// That the two do the same is seen where they end.
const ends = rounds[0].c?.slice(1).map((line) => line.split(' ').map(Number)) ?? [];
for (const [index, { points }] of ends.length === 0 ? [] : together().entries())
  for (const [i, expected] of ends[index].entries())
    if (!(Math.abs(points[2 * STEPS + i] - expected) < 1e-6))
      throw new Error(`${METHODS[index]} ends elsewhere in C: ${points[2 * STEPS + i]}, ${expected}`);

const plain = mathjsRuns();
plain();
const withMathjs = median(plain, 1, 5);
const lines = [
  ['C, one after the other', inC],
  ['in one loop of the kernel', ours],
  ['in a loop each', best((round) => round.apart)],
  ['with mathjs', withMathjs],
];
console.log('\n8 optimizers × 1,000 steps on Rosenbrock         ms      × C');
for (const [name, ms] of lines)
  console.log(`${name.padEnd(44)} ${ms.toFixed(3).padStart(6)} ${(ms / inC).toFixed(2).padStart(8)}`);
if (c !== null) judge([{ name: '8 optimizers × 1,000 steps', value: ours / inC, most: 2, unit: '× C' }]);
judge([
  { name: '40 × 8 optimizers, in those of mathjs', value: (40 * ours) / withMathjs, most: 1, unit: '' },
]);
