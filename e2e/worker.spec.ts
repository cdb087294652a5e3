/** The worker dies under the lab: it is started again, the lab answers, nothing chosen is lost. */
import { type Locator, type Page } from '@playwright/test';
import {
  formulaBox,
  opened,
  pickLandscape,
  rateBox,
  readout,
  sentence,
  takeSlider,
  placeOfRate,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

/** Remembers the page's workers, so that a test can bring one down: it stops, and its error event comes. */
function rememberWorkers(): void {
  const workers: Worker[] = [];
  const Native = window.Worker;
  window.Worker = class extends Native {
    constructor(...args: ConstructorParameters<typeof Native>) {
      super(...args);
      workers.push(this);
    }
  };
  Object.assign(window, {
    bringDown: () => {
      const worker = workers.at(-1);
      worker?.terminate();
      worker?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
      return workers.length;
    },
  });
}

const bringDown = (lab: Page): Promise<number> =>
  lab.evaluate(() => (window as unknown as { readonly bringDown: () => number }).bringDown());

const notice = (lab: Page): Locator => lab.getByText('The computation had to be started again');

test.beforeEach(async ({ page }) => {
  await page.addInitScript(rememberWorkers);
});

test('killed at rest: the next change is answered, the document is intact', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Rosenbrock');
  await expect(readout(lab, 'eigenvalues')).toHaveText('0.3994, 1002');
  expect(await bringDown(lab)).toBe(1);
  await type(rateBox(lab), '0.0015');
  await expect(sentence(lab)).toContainText('η·λmax = 1.5:');
  await expect(notice(lab)).toBeVisible();
  await expect(formulaBox(lab)).toHaveValue('(1 - x)^2 + 100 (y - x^2)^2');
  await notice(lab).getByRole('button', { name: 'Close' }).click();
  await expect(notice(lab)).toBeHidden();
});

test('killed under a drag: the drag goes on, and so does a second time', async ({ lab }) => {
  await opened(lab);
  await takeSlider(lab, 0.093);
  await lab.mouse.move(...(await placeOfRate(lab, 0.05)), { steps: 3 });
  await bringDown(lab);
  await lab.mouse.move(...(await placeOfRate(lab, 0.03)), { steps: 3 });
  await bringDown(lab);
  await lab.mouse.move(...(await placeOfRate(lab, 0.2)), { steps: 3 });
  await lab.mouse.up();
  await expect(sentence(lab)).toContainText('Diverged at step');
  await expect(notice(lab)).toBeVisible();
  await lab.keyboard.press('Control+z');
  await expect(rateBox(lab)).toHaveValue('0.093');
  await expect(sentence(lab)).toContainText('Converged after 149 steps');
});

test('killed while a formula is checked: the formula is checked all the same', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('x^2 + 4 y^2');
  await bringDown(lab);
  await expect(readout(lab, 'eigenvalues')).toHaveText('2, 8');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
});
