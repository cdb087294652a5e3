/**
 * `npm run bench:feel`: how a drag feels, beside the least any page can do, in the same run.
 * Prints a table and the goals; exit code 1 where one is not met. Run it on a machine that does
 * nothing else.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { measureDrag } from './drag.mjs';
import { judge } from './goals.mjs';
import { eightLongRuns } from './long-labs.mjs';
import { playTenRuns } from './play.mjs';
import { serveLab } from './serve-lab.mjs';

const floorPage = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(readFileSync(new URL('floor.html', import.meta.url)));
});
await new Promise((resolve) => floorPage.listen(0, '127.0.0.1', resolve));
const lab = await serveLab();

/** All three optimizers, and tolerance 0, so that each path has its full 1,000 steps. */
async function threeLongPaths(page) {
  await page.getByRole('button', { name: 'Rosenbrock' }).click();
  for (const name of ['Momentum', 'Adam']) await page.getByLabel(`Show ${name}`).check();
  await page.getByRole('button', { name: 'Gradient descent' }).click();
  await page.getByLabel('tolerance').fill('0');
  await page.getByLabel('tolerance').press('Enter');
  await page.getByText('of 1000', { exact: false }).first().waitFor();
}

/** The lower panel with the ranking, which changes with every rate. */
async function table(page) {
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('region', { name: 'Ranking' }).waitFor();
}

/** The Curvature bench with everything that can be drawn round the probe. */
async function everyMark(page) {
  await page.getByRole('button', { name: 'Rosenbrock' }).click();
  await page.getByRole('button', { name: 'Curvature' }).click();
  await page.getByRole('checkbox', { name: /gradient step/ }).check();
  await page.getByLabel('overlay').selectOption('condition-number');
  await page.getByText('1 critical point').waitFor();
}

/** The graph of a landscape over 64 × 64 cells with all that can be drawn on it. */
const everyPart = (landscape) => async (page) => {
  await page.getByRole('button', { name: landscape }).click();
  await page.getByRole('button', { name: 'Curvature' }).click();
  await page.getByRole('radio', { name: 'Surface' }).check();
  await page.getByText('critical points:').waitFor();
  for (const part of ['Tangent plane', 'Quadratic model', 'Principal curves', 'Path of descent']) {
    await page.getByLabel(part).check();
  }
};
const acrossTheGraph = (page) => across('[aria-label="Graph of f"]', [0.3, 0.5], [0.7, 0.6])(page);

/** From and to, as shares of an element's box. */
const across = (selector, from, to) => async (page) => {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not on screen.`);
  const at = ([u, v]) => [box.x + u * box.width, box.y + v * box.height];
  return { from: at(from), to: at(to) };
};

const PATHS_ONLY = { median: 5, p95: 10, busy: 8 };
const EIGHT_RUNS = { median: 5, p95: 10, busy: 9 };
const CASES = [
  {
    name: 'floor (a circle follows the pointer)',
    address: `http://127.0.0.1:${floorPage.address().port}/`,
    watch: 'svg',
    path: () => ({ from: [100, 400], to: [900, 500] }),
  },
  {
    name: 'learning rate, 3 × 1,000 steps',
    address: lab.address,
    watch: '.map',
    prepare: threeLongPaths,
    path: across('[role="slider"][aria-label="Learning rate"]', [0.3, 0.5], [0.7, 0.5]),
    goals: PATHS_ONLY,
  },
  {
    name: 'learning rate, 8 × 1,000 steps, 3 charts',
    address: lab.address,
    watch: '.map',
    lab: eightLongRuns(['loss', 'gradient-norm', 'step-length']),
    path: across('[role="slider"][aria-label="Learning rate"]', [0.3, 0.5], [0.7, 0.5]),
    goals: EIGHT_RUNS,
  },
  {
    name: 'learning rate, 8 × 1,000 steps, table',
    address: lab.address,
    watch: '.map',
    lab: eightLongRuns(['loss']),
    prepare: table,
    path: across('[role="slider"][aria-label="Learning rate"]', [0.3, 0.5], [0.7, 0.5]),
    goals: EIGHT_RUNS,
  },
  {
    name: 'start, 3 × 1,000 steps',
    address: lab.address,
    watch: '.map',
    prepare: threeLongPaths,
    path: across('button[aria-label^="Start at"]', [0.5, 0.5], [6, -1]),
    goals: PATHS_ONLY,
  },
  {
    name: 'parameter κ, the ground with it',
    address: lab.address,
    watch: '.map',
    path: across('[role="slider"][aria-label="kappa"]', [0.2, 0.5], [0.8, 0.5]),
    goals: { p95: 12 },
  },
  {
    name: 'probe, every mark and an overlay',
    address: lab.address,
    watch: '.map',
    prepare: everyMark,
    path: across('button[aria-label^="Probe at"]', [0.5, 0.5], [6, -1]),
    goals: { p95: 9, busy: 8 },
  },
  {
    name: "Himmelblau's graph, every part",
    address: lab.address,
    watch: '.figure',
    prepare: everyPart('Himmelblau'),
    path: acrossTheGraph,
    goals: { busy: 10 },
  },
  {
    // 121 hills, one behind the other: the most there is to draw, told without a goal of its own.
    name: "Rastrigin's graph, every part",
    address: lab.address,
    watch: '.figure',
    prepare: everyPart('Rastrigin'),
    path: acrossTheGraph,
    goals: {},
  },
];

const rows = [];
for (const { name, goals, ...drag } of CASES) rows.push({ name, goals, ...(await measureDrag(drag)) });
const play = await playTenRuns(lab.address);
await lab.close();
floorPage.close();

const ms = (value) => value.toFixed(1).padStart(7);
console.log(`${'ms'.padEnd(40)} present p50    p95  visual p50    p95  busy/move  tasks > 50`);
for (const { name, present, visual, busy, longTasks } of rows) {
  console.log(
    `${name.padEnd(40)} ${ms(present.median).padStart(11)}${ms(present.p95)} ${ms(visual.median).padStart(11)}${ms(visual.p95)} ${ms(busy).padStart(10)} ${String(longTasks).padStart(11)}`,
  );
}

console.log(
  `\n10 × 2,000 steps played: ${play.framesPerSecond.toFixed(1)} frames a second, frame p95 ${play.interval.p95.toFixed(1)} ms, busy ${play.busy.toFixed(1)} ms a frame`,
);

const [floor, ...drags] = rows;
judge(
  drags.flatMap(({ name, goals, present, busy, longTasks }) =>
    [
      {
        name: `${name}, median over the floor`,
        value: present.median - floor.present.median,
        most: goals.median,
      },
      { name: `${name}, p95 over the floor`, value: present.p95 - floor.present.p95, most: goals.p95 },
      { name: `${name}, busy a move`, value: busy, most: goals.busy },
      { name: `${name}, tasks over 50 ms`, value: longTasks, most: 0 },
    ]
      .filter(({ most }) => most !== undefined)
      .map((goal) => ({ ...goal, unit: goal.most === 0 ? 'tasks' : 'ms' })),
  ),
);
judge([
  { name: 'ms a frame while ten runs play', value: 1000 / play.framesPerSecond, most: 1000 / 59, unit: 'ms' },
  { name: 'tasks over 50 ms while ten runs play', value: play.longTasks, most: 0, unit: 'tasks' },
]);
