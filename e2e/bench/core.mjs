/**
 * `npm run bench`, second part: the core beside mathjs in one run, as ratios. Runs the core as the
 * command line has it (out/main), in this very process.
 */
import { create, all } from 'mathjs/number';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { quantiles } from './quantiles.mjs';

const FORMULA = '(1 - x)^2 + 100 (y - x^2)^2';
const POINTS = 500;
const STEPS = 1000;

/** Milliseconds of each of some runs, after a warm-up. */
async function time(work, runs = 15) {
  await work();
  await work();
  const times = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return quantiles(times).median;
}

const worker = new Worker(fileURLToPath(new URL('../../out/main/core-worker.js', import.meta.url)));
let nextId = 1;
const ask = (name, input) =>
  new Promise((resolve, reject) => {
    const id = nextId++;
    const listen = (message) => {
      if (message.id !== id || message.kind === 'progress') return;
      worker.off('message', listen);
      if (message.kind === 'done') resolve(message.output);
      else reject(new Error(JSON.stringify(message)));
    };
    worker.on('message', listen);
    worker.postMessage({ kind: 'request', id, name, input });
  });

const math = create(all);
const f = math.compile(FORMULA);
const gradient = ['x', 'y'].map((name) => math.derivative(FORMULA, name).compile());

function mathjsDescent() {
  let [x, y] = [-1.2, 1];
  for (let step = 0; step < STEPS; step++) {
    const scope = { x, y };
    f.evaluate(scope);
    const [gx, gy] = gradient.map((partial) => partial.evaluate(scope));
    x -= 1e-3 * gx;
    y -= 1e-3 * gy;
  }
}

const common = { formula: FORMULA, variables: ['x', 'y'], parameters: {} };
const descend = () =>
  ask('descend', {
    ...common,
    optimizer: 'gradient-descent',
    settings: { learningRate: 1e-3 },
    start: [-1.2, 1],
    steps: STEPS,
    tolerance: 0,
  });
const points = Array.from({ length: POINTS }, (_, k) => [Math.cos(k), Math.sin(3 * k)]);
const analyse = () => ask('analyse', { ...common, points });

const [ours, mathjs, analysed] = [await time(descend), await time(mathjsDescent, 5), await time(analyse)];
await worker.terminate();
console.log(
  `${ours.toFixed(2).padStart(8)} ms     ${STEPS} steps of gradient descent on Rosenbrock, formula to answer through the worker`,
);
console.log(
  `${(mathjs / ours).toFixed(1).padStart(8)} ×      faster than evaluating the same with mathjs (${mathjs.toFixed(1)} ms)`,
);
console.log(
  `${analysed.toFixed(2).padStart(8)} ms     value, gradient, Hessian and eigenpairs at ${POINTS} points`,
);
