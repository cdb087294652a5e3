/**
 * `npm run bench`, a typed formula: from its letters to its picture, cold, and in parts; and the longest
 * stretch of work without a pause that formulas as hostile as their bounds allow can cause.
 */
import { fileURLToPath } from 'node:url';
import { importBundled } from './bundle.mjs';
import { judge } from './goals.mjs';
import { quantiles } from './quantiles.mjs';

const N = 256;
const EDITS = 15;
const core = await importBundled(fileURLToPath(new URL('core-parts.ts', import.meta.url)));

function requestFor(formula) {
  const document = ['momentum', 'adam'].reduce(
    (edited, id) => core.withVisibility(edited, id, 'shown'),
    core.withFormula(core.defaultDocument(), formula, []),
  );
  return { document, domain: document.domain, gridSize: N, levelCount: 20, tell: 'all', have: null };
}

/** A formula that nobody has typed before, in parts and then as the worker makes its scene. */
function edit(k) {
  const formula = `(1 - x)^2 + ${100 + k} (y - x^2)^2 + sin(x y) / ${3 + k}`;
  const parts = {};
  let from = performance.now();
  const lap = (name) => {
    parts[name] = performance.now() - from;
    from = performance.now();
  };
  const f = new core.CompiledFunction(core.parseFormula(formula, ['x', 'y']));
  lap('parse');
  void f.hessianNodes;
  lap('differentiate');
  const at = new core.PointFunction(f, []);
  at.value([0, 0]);
  at.firstOrder([0, 0]);
  at.secondOrder([0, 0]);
  lap('compile');
  const axis = Float64Array.from({ length: N }, (_, i) => -3 + (6 * (i + 0.5)) / N);
  const values = at.grid(axis, axis).slice();
  lap('grid');
  core.contourBands(values, N, core.chooseLevels(values, 'log', 20).levels);
  lap('contours');
  core.runToEnd(new core.SceneMaker().make(requestFor(`${formula} + 0`)));
  lap('formula to scene');
  return parts;
}

/** As many of a part as a formula has room for. */
function filled(part, join) {
  let text = part(0);
  for (let k = 1; text.length + join.length + part(k).length <= 2000; k++) text += join + part(k);
  return text;
}

const HOSTILE = {
  'a tower of powers': `x${'^x'.repeat(90)}`,
  'nested functions': `${'sin('.repeat(99)}x y${')'.repeat(99)}`,
  'a product of powers': filled((k) => `(x+${k})^(y-${k})`, '*'),
  'a product of sines': filled((k) => `sin(${k} x y)`, '*'),
  'a long quotient': filled((k) => `x/(y+${k})`, '/'),
  'a product of angles': filled((k) => `atan2(x,y+${k})`, '*'),
};

/** ms of the longest stretch between two pauses, in the first two seconds of a scene's making. */
function longestStretch(formula) {
  const work = new core.SceneMaker().make(requestFor(formula));
  const until = performance.now() + 2000;
  let longest = 0;
  for (let from = performance.now(); from < until;) {
    const { done } = work.next();
    const now = performance.now();
    longest = Math.max(longest, now - from);
    from = now;
    if (done) break;
  }
  return longest;
}

const edits = Array.from({ length: EDITS }, (_, k) => edit(k));
const median = (name) => quantiles(edits.map((parts) => parts[name])).median;
console.log('\na formula edit, cold');
for (const name of Object.keys(edits[0]))
  console.log(`${median(name).toFixed(2).padStart(8)} ms     ${name}, median of ${EDITS}`);
console.log('\nhostile formulas: the longest stretch without a pause');
const stretches = Object.entries(HOSTILE).map(([name, formula]) => [name, longestStretch(formula)]);
for (const [name, longest] of stretches) console.log(`${longest.toFixed(1).padStart(8)} ms     ${name}`);
judge([
  { name: 'formula edit to scene, median', value: median('formula to scene'), most: 60, unit: 'ms' },
  {
    name: 'the longest stretch without a pause',
    value: Math.max(...stretches.map(([, longest]) => longest)),
    most: 50,
    unit: 'ms',
  },
]);
