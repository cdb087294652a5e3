/** A formula that cannot be read: the fault stands under the character that causes it, the picture stays. */
import { type Locator, type Page } from '@playwright/test';
import { formulaBox, isoLines, opened, pathLines, readout } from './descent.ts';
import { expect, test } from './lab.ts';

const fault = (lab: Page): Locator => lab.locator('.faulty');

/** px from the box's left edge to a character of a one-line text, measured apart from the page's layout. */
const expectedLeft = (lab: Page, text: string, at: number): Promise<number> =>
  formulaBox(lab).evaluate(
    (element, prefix) => {
      const style = getComputedStyle(element);
      const context = document.createElement('canvas').getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.font = `${style.fontSize} ${style.fontFamily}`;
      const { left } = element.getBoundingClientRect();
      return (
        left +
        Number.parseFloat(style.borderLeftWidth) +
        Number.parseFloat(style.paddingLeft) +
        context.measureText(prefix).width
      );
    },
    text.slice(0, at),
  );

const FAULTS = [
  { text: 'x^', at: 1, length: 1, says: 'something must follow “^”' },
  { text: 'x $ y', at: 2, length: 1, says: 'The character “$” has no meaning' },
  { text: 'x^2 + sin x', at: 6, length: 3, says: 'write sin(x)' },
  { text: 'x + k(x+y)', at: 4, length: 1, says: 'For the product write k*(…)' },
  { text: 'y + exp(x, y)', at: 4, length: 3, says: 'exp takes 1 argument, not 2' },
  { text: 'x + (y', at: 4, length: 1, says: 'never closed' },
  { text: 'x + y)', at: 5, length: 1, says: 'no opening one' },
] as const;

test('the fault is marked under its character and says what to type; the last good picture stays', async ({
  lab,
}) => {
  await opened(lab);
  const [lines, path] = [await isoLines(lab).getAttribute('d'), await pathLines(lab).getAttribute('d')];
  for (const { text, at, length, says } of FAULTS) {
    await test.step(text, async () => {
      await formulaBox(lab).fill(text);
      await expect(lab.getByText(says)).toBeVisible();
      await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'true');
      await expect(fault(lab)).toHaveText(text.slice(at, at + length));
      const mark = await fault(lab).boundingBox();
      expect(mark?.x).toBeCloseTo(await expectedLeft(lab, text, at), -0.5);
      expect((mark?.x ?? 0) + (mark?.width ?? 0)).toBeCloseTo(
        await expectedLeft(lab, text, at + length),
        -0.5,
      );
      await expect(isoLines(lab)).toHaveAttribute('d', lines ?? '');
      await expect(pathLines(lab)).toHaveAttribute('d', path ?? '');
      await expect(readout(lab, 'condition-number')).toHaveText('20');
    });
  }
});

test('an empty formula teaches, and keeps the last picture', async ({ lab }) => {
  await opened(lab);
  const lines = await isoLines(lab).getAttribute('d');
  await formulaBox(lab).fill('');
  await expect(formulaBox(lab)).toHaveAccessibleDescription(/The formula is empty: type one, such as x\^2/);
  await expect(formulaBox(lab)).toHaveAttribute('placeholder', 'Type a function of x and y, or pick one');
  await expect(isoLines(lab)).toHaveAttribute('d', lines ?? '');
});

test('the mark follows the text onto its second line', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('x^2 + y^2 + x^4 + y^4 + x^6 + y^6 + $');
  await expect(fault(lab)).toHaveText('$');
  const [mark, box] = [await fault(lab).boundingBox(), await formulaBox(lab).boundingBox()];
  expect(mark?.y).toBeGreaterThan((box?.y ?? 0) + 20);
  expect(mark?.x).toBeLessThan((box?.x ?? 0) + (box?.width ?? 0) / 2);
});

test('a wrong formula can be corrected, or taken back with Escape', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('x^2 + y^');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'true');
  await formulaBox(lab).press('End');
  await formulaBox(lab).press('2');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
  await expect(readout(lab, 'eigenvalues')).toHaveText('2, 2');
  await formulaBox(lab).fill('x^');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'true');
  await formulaBox(lab).press('Escape');
  await expect(formulaBox(lab)).toHaveValue('x^2 + y^2');
  await expect(formulaBox(lab)).toHaveAttribute('aria-invalid', 'false');
});

test('letters that are shortcuts elsewhere are just typed', async ({ lab }) => {
  await opened(lab);
  await formulaBox(lab).fill('');
  await formulaBox(lab).pressSequentially('f?p');
  await expect(formulaBox(lab)).toHaveValue('f?p');
  await expect(lab.getByRole('dialog')).toHaveCount(0);
  await expect(lab.getByRole('button', { name: 'Unpin' })).toBeDisabled();
  expect(await lab.evaluate(() => document.fullscreenElement)).toBeNull();
});
