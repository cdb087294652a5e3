/** `npm run bench`, overlays: the condition number over a 256 × 256 grid beside the kernel's own Hessian grid. */
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';
import { FORMULAS, GRID } from './formulas.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';

const RUNS = 41;
/** ms of warming up: until the engine has compiled its best. */
const WARM_UP = 500;
/** The two take turns, and the best round of each counts: what else the machine did is part of neither. */
const ROUNDS = 5;
const PASSES = 3;

const core = await importBundled(fileURLToPath(new URL('core-parts.ts', import.meta.url)));

function median(work) {
  const times = Array.from({ length: RUNS }, () => {
    const from = performance.now();
    for (let pass = 0; pass < PASSES; pass++) work();
    return (performance.now() - from) / PASSES;
  });
  return quantiles(times).median;
}

console.log('\noverlay of κ, 65,536 points           ms    × the Hessian grid');
const ratios = Object.entries(FORMULAS).map(([name, formula]) => {
  const compiled = new core.CompiledFunction(core.parseFormula(formula, ['x', 'y']));
  const kernel = core.runToEnd(new core.OverlayFunction(compiled, 'condition-number').quick());
  const works = [() => compiled.hessian.grid(GRID.x, GRID.y, []), () => kernel.grid(GRID.x, GRID.y, [])];
  for (const work of works) {
    const until = performance.now() + WARM_UP;
    while (performance.now() < until) work();
  }
  const rounds = Array.from({ length: ROUNDS }, () => works.map(median));
  const [hessian, overlay] = works.map((_, k) => Math.min(...rounds.map((round) => round[k])));
  console.log(
    `${name.padEnd(30)} ${overlay.toFixed(3).padStart(9)} ${(overlay / hessian).toFixed(2).padStart(12)}`,
  );
  return overlay / hessian;
});
judge([{ name: 'overlay of κ, worst', value: Math.max(...ratios), most: 2, unit: '× the Hessian grid' }]);
