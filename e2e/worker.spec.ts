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
    hang: () => {
      workers.at(-1)?.terminate();
      return workers.length;
    },
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

const notice = (lab: Page): Locator =>
  lab.getByRole('status').filter({ hasText: 'The computation had to be started again' });

/** What comes to be seen of a change at which the worker is brought down, in ms from then on. */
const timeToRecover = (lab: Page): Promise<number> =>
  lab.evaluate(async () => {
    const told = (): string | null => document.querySelector('.sentence')?.textContent ?? null;
    const slider = document.querySelector('[role="slider"][aria-label="Learning rate"]');
    const before = told();
    slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    // The change is on its way to the worker when the page comes to this.
    await new Promise((resolve) => setTimeout(resolve, 0));
    (window as unknown as { readonly bringDown: () => number }).bringDown();
    const from = performance.now();
    while (told() === before) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(rememberWorkers);
});

test('killed at rest: the next change is answered, the document is intact', async ({ lab }) => {
  await opened(lab);
  await pickLandscape(lab, 'Rosenbrock');
  await expect(readout(lab, 'eigenvalues')).toHaveText('0.3994, 1002');
  // At rest: the small pictures of the landscapes in sight are made as well.
  const unmade = (): Promise<number> =>
    lab.locator('[data-landscape]').evaluateAll((buttons) => {
      const list = buttons[0]?.parentElement?.getBoundingClientRect();
      return buttons.filter((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        const isInSight = list !== undefined && bottom > list.top - 60 && top < list.bottom + 60;
        return isInSight && button.querySelector('[data-part="ground"]') === null;
      }).length;
    });
  await expect.poll(unmade).toBe(0);
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

test('killed in the middle of a request: answered by the next worker, not after the wait for one that hangs', async ({
  lab,
}) => {
  await opened(lab);
  expect(await timeToRecover(lab)).toBeLessThan(5000);
  await lab.keyboard.press('Control+z');
  await expect(rateBox(lab), 'undo of all arrow keys together').toHaveValue('0.093');
});

test('a worker that hangs is replaced after five seconds, and the change is answered', async ({ lab }) => {
  await opened(lab);
  await lab.evaluate(() => (window as unknown as { readonly hang: () => number }).hang());
  await type(rateBox(lab), '0.2');
  await expect(sentence(lab)).toContainText('Diverged at step', { timeout: 15_000 });
  await expect(notice(lab)).toBeVisible();
});

test('what twice stops the computation is said, and the picture is then said to be old', async ({ lab }) => {
  await opened(lab);
  await lab.evaluate(() => {
    const Native = window.Worker;
    window.Worker = class extends Native {
      override postMessage(): void {
        setTimeout(() => this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })));
      }
    };
  });
  await bringDown(lab);
  await type(rateBox(lab), '0.2');
  await expect(lab.getByRole('alert')).toContainText('stopped the core twice');
  await expect(lab.getByText('Picture and numbers are those from before your last change.')).toBeVisible();
  await expect(rateBox(lab), 'the lab keeps what was typed').toHaveValue('0.2');
});

test('work that is given up leaves the picture as it was, and says so', async ({ lab }) => {
  await opened(lab);
  // A worker that makes no scene any more, only ever some progress.
  await lab.evaluate(() => {
    const Native = window.Worker;
    window.Worker = class extends Native {
      override postMessage({ id, name }: { readonly id: number; readonly name?: string }): void {
        const data = name === 'scene' ? { kind: 'progress', id, share: 0.4 } : { kind: 'cancelled', id };
        setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
      }
    };
  });
  await bringDown(lab);
  await type(rateBox(lab), '0.2');
  await lab.getByRole('button', { name: 'Cancel' }).click();
  const outdated = lab.getByText('Picture and numbers are those from before your last change.');
  await expect(outdated).toBeVisible();
  await expect(sentence(lab)).toContainText('η·λmax = 1.86');
  await expect(sentence(lab)).toHaveCSS('opacity', '0.5');
});
