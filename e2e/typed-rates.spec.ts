/** Learning rates typed into the box beside the slider: good ones are taken, bad ones explained. */
import {
  attribute,
  rateSlider,
  onMap,
  opened,
  pathLines,
  rateBox,
  rateSection,
  readout,
  sentence,
  startHandle,
  type,
} from './descent.ts';
import { expect, test } from './lab.ts';

test('0 is taken: nothing moves, and that is said', async ({ lab }) => {
  await opened(lab);
  await type(rateBox(lab), '0');
  await expect(sentence(lab)).toContainText('The learning rate is 0');
  await expect(readout(lab, 'stop')).toHaveText('all steps taken');
  await expect(startHandle(lab)).toBeVisible();
});

const BAD: readonly (readonly [text: string, says: RegExp])[] = [
  ['-0.1', /^The learning rate must be a finite number of at least 0\.$/],
  ['−0.1', /at least 0/],
  ['abc', /not a number/],
  ['NaN', /not a number/],
  ['', /not a number/],
  ['0,05', /point: 0\.5/],
  ['1e999', /too large: it must be a finite number of at least 0\.$/],
];

test('what is no learning rate is explained beside the box, and the last one kept', async ({ lab }) => {
  await opened(lab);
  const path = await pathLines(lab).getAttribute('d');
  for (const [text, says] of BAD) {
    await test.step(`“${text}”`, async () => {
      await type(rateBox(lab), text);
      await expect(rateSection(lab).getByRole('alert')).toHaveText(says);
      await expect(rateBox(lab)).toHaveAttribute('aria-invalid', 'true');
      await expect(rateBox(lab)).toHaveAccessibleDescription(says);
      await expect(pathLines(lab)).toHaveAttribute('d', path ?? '');
      await expect(readout(lab, 'steps')).toHaveText('149');
      await rateBox(lab).press('Escape');
      await expect(rateSection(lab).getByRole('alert')).toBeHidden();
      await expect(rateBox(lab)).toHaveValue('0.093');
    });
  }
});

test('1e308 is taken: it diverges at the first step, the path is clipped and the map says so', async ({
  lab,
}) => {
  await opened(lab);
  await type(rateBox(lab), '1e308');
  await expect(readout(lab, 'stop')).toHaveText(/diverged/);
  await expect(sentence(lab)).toContainText('Diverged at step 1.');
  await expect(onMap(lab, 'diverged at step 1')).toBeVisible();
  await expect(rateSection(lab).getByRole('strong')).toHaveText('diverges');
  for (const d of await pathLines(lab).evaluateAll((all) =>
    all.map((path) => path.getAttribute('d') ?? ''),
  )) {
    expect(d).toMatch(/^[MLZ\d.,-]+$/);
    expect(Math.max(...d.split(/[MLZ,]/).map(Number)), 'clipped to the map').toBeLessThan(2000);
  }
  await expect(lab.getByText(/NaN|Infinity|undefined/)).toHaveCount(0);
});

test('a rate typed outside the scale stretches the scale, one far outside stands at its end', async ({
  lab,
}) => {
  await opened(lab);
  await type(rateBox(lab), '0.0002');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuemin', '0.0001');
  await type(rateBox(lab), '1e-9');
  await expect(sentence(lab)).toContainText('Not there yet: after 1,000 steps');
  await expect(rateBox(lab)).toHaveValue('1e-9');
  await expect(rateSlider(lab)).toHaveAttribute('aria-valuetext', /^1×10⁻⁹, creeps$/);
  expect(await attribute(rateSlider(lab), 'aria-valuemin')).toBeGreaterThan(1e-6);
});
