/** What computes the pictures: the compiled kernel, the same digits everywhere, and the interpreter where it must serve. */
import { type Page } from '@playwright/test';
import type { DescentReport, Requests } from '../src-core/worker/protocol.ts';
import { json, run } from './cli.ts';
import {
  formulaBox,
  isoLines,
  opened,
  pathLines,
  pickLandscape,
  rateBox,
  sentence,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

/** Every elementary function, at places where engines' own functions differ in the last digit. */
const ALL_FUNCTIONS = [
  'sin(3 x) + cos(x y) + tan(x / 3) + asin(x / 9) + acos(y / 9) + atan(y) + atan2(y, x)',
  'sinh(x) + cosh(y) + tanh(x y) + asinh(x) + acosh(2 + x^2) + atanh(y / 9)',
  'exp(x) + expm1(y) + log(2 + x^2) + log2(3 + y^2) + log10(4 + x^2) + log1p(x^2) + log(2 + y^2, 3)',
  'sqrt(1 + x^2) + cbrt(y) + square(x) + cube(y) + abs(x) + sign(y) + min(x, y) + max(x, y) + hypot(x, y)',
  'pow(1.1 + x^2, y) + sigmoid(x) + softplus(y) + relu(x) + x^5 + (2 + y^2)^0.3 + sin(1e6 + x)',
].join(' + ');

type Analyses = Requests['analyse']['output'];

/** Asks a core worker of the page itself, as the lab does. */
function askInThePage(page: Page, name: string, input: object): Promise<unknown> {
  return page.evaluate(
    ([request, given]) => {
      const script = performance
        .getEntriesByType('resource')
        .map((entry) => entry.name)
        .find((url) => url.includes('lab.worker'));
      if (script === undefined) throw new Error('The lab has no worker script.');
      const worker = new Worker(script, { type: 'module' });
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<{ kind: string; output?: unknown }>) => {
          if (data.kind === 'progress') return;
          worker.terminate();
          if (data.kind === 'done') resolve(data.output);
          else reject(new Error(JSON.stringify(data)));
        };
        worker.postMessage({ kind: 'request', id: 1, name: request, input: given });
      });
    },
    [name, input] as const,
  );
}

test('the browser and Node compute the same digits', async ({ lab }) => {
  await opened(lab);
  const f = { formula: ALL_FUNCTIONS, variables: ['x', 'y'], parameters: {} };
  const inTheBrowser = await askInThePage(lab, 'descend', {
    ...f,
    optimizer: 'adam',
    settings: { learningRate: 0.001 },
    start: [0.7, -0.4],
    steps: 60,
    tolerance: 0,
  });
  const flags = ['--start', '0.7,-0.4', '--optimizer', 'adam', '--learning-rate', '0.001'];
  const asked = ['descend', ALL_FUNCTIONS, ...flags, '--steps', '60', '--tolerance', '0'];
  const inNode = await json(...asked);
  expect(inNode['steps']).toBe(60);
  const { gradientNorms, ...path } = inTheBrowser as DescentReport;
  expect(path).toEqual({
    optimizer: 'adam',
    settings: inNode['settings'],
    points: inNode['points'],
    values: inNode['values'],
    stop: 'steps',
    steps: 60,
  });
  // The command line says these in its CSV alone, as the last column.
  const rows = (await run(...asked, '--csv')).stdout.trimEnd().split('\n').slice(1);
  expect(gradientNorms).toEqual(rows.map((row) => Number(row.split(',').at(-1))));
  const { results } = (await askInThePage(lab, 'analyse', { ...f, points: path.points })) as Analyses;
  expect(gradientNorms).toHaveLength(61);
  for (const [k, { gradient }] of results.entries()) {
    const norm = Math.hypot(...gradient);
    expect(Math.abs((gradientNorms[k] ?? NaN) - norm), `at step ${k}`).toBeLessThanOrEqual(4e-16 * norm);
  }
});

test.describe('where the content policy refuses WebAssembly', () => {
  test.beforeEach(async ({ page }) => {
    await page.route(/lab\.worker/, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" };
      await route.fulfill({ response, headers });
    });
  });

  test('the interpreter draws the same picture, and the window says “slower” once', async ({
    lab,
    context,
  }) => {
    const slower = lab.getByRole('status').filter({ hasText: 'Computing is slower here' });
    await expect(slower).toBeVisible();
    await opened(lab);
    const picture = async (page: Page) => [
      await isoLines(page).getAttribute('d'),
      await pathLines(page).getAttribute('d'),
    ];
    await slower.getByRole('button', { name: 'Close' }).click();
    await type(rateBox(lab), '0.05');
    await expect(sentence(lab)).toContainText('η·λmax = 1:');
    await expect(slower).toBeHidden();
    const interpreted = await picture(lab);

    // It is kept a moment after the change.
    await expect
      .poll(() => lab.evaluate(() => localStorage.getItem('zigzag.lab')))
      .toContain('"learningRate":0.05');
    const compiled = await context.newPage();
    await compiled.goto(lab.url());
    // The browser's storage, and so the lab with its rate of 0.05, is that of the first window.
    await expect(sentence(compiled)).toContainText('η·λmax = 1:');
    await expect(compiled.getByText('Computing is slower here')).toBeHidden();
    expect(interpreted).toEqual(await picture(compiled));
  });
});

test('Newton goes to the minimum of a quadratic in one step, and says why', async ({ lab }) => {
  await opened(lab);
  await lab.getByLabel('Show Newton').check();
  await expect(sentence(lab)).toHaveText(
    'f is its own quadratic model, so one whole step lands on its critical point, however large κ is. Converged after 1 step.',
  );
  await type(rateBox(lab), '0.5');
  await expect(sentence(lab)).toContainText('the error keeps 50 % of its size, however large κ is.');
  // Its rate is a share of its own step: the others keep theirs.
  await lab.getByRole('button', { name: 'Gradient descent', exact: true }).click();
  await expect(rateBox(lab)).toHaveValue('0.093');
});

test('Newton goes to a saddle too, and stops where there is no step', async ({ lab }) => {
  await opened(lab);
  await lab.getByLabel('Show Newton').check();
  await formulaBox(lab).fill('x^2 - y^2');
  await expect(sentence(lab)).toContainText('Converged to a saddle after 1 step.');
  await formulaBox(lab).fill('(x + y)^2');
  await expect(sentence(lab)).toContainText(
    'At step 0 H is singular or not finite, so the method has no step.',
  );
});

test('a formula as large as formulas may be is given up for the next one', async ({ lab }) => {
  await opened(lab);
  const large = Array.from({ length: 110 }, (_, k) => `(x+${k})^(y-${k})`).join('*');
  await formulaBox(lab).fill(large);
  await formulaBox(lab).fill('x^2 + 3 y^2');
  await expect(sentence(lab)).toContainText('η·λmax = 0.558');
  await pickLandscape(lab, 'Himmelblau');
  await expect(formulaBox(lab)).toHaveValue('(x^2 + y - 11)^2 + (x + y^2 - 7)^2');
});
