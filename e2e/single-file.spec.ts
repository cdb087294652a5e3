import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { defaultDocument } from '../src-core/document/index.ts';
import { shareAddress, shareText } from '../src-renderer/export/share.ts';
import { OUT } from './lab.ts';
import { AS_DECLARED, policyAtWork } from './policy-at-work.ts';
import { settle, Watch } from './watch.ts';

const LAB_FILE = pathToFileURL(join(OUT, 'lab.html')).href;

test('lab.html opens from a file, starts its worker and asks for nothing', async ({ context, page }) => {
  const watch = new Watch(context, [LAB_FILE]);
  const started = page.waitForEvent('worker');
  await page.goto(LAB_FILE);
  const worker = await started;
  expect(worker.url()).toMatch(/^blob:/);
  expect(await worker.evaluate(() => typeof WebAssembly)).toBe('object');
  await settle(page);
  watch.assertQuiet();
});

test('lab.html lets WebAssembly compile and forbids eval, in the page and in the worker', async ({
  page,
}) => {
  const started = page.waitForEvent('worker');
  await page.goto(LAB_FILE);
  const worker = await started;
  expect(await page.evaluate(policyAtWork)).toEqual(AS_DECLARED);
  expect(await worker.evaluate(policyAtWork)).toEqual(AS_DECLARED);
});

test('lab.html opens the lab of an address, and keeps it', async ({ context, page }) => {
  const watch = new Watch(context, [LAB_FILE]);
  await page.goto(shareAddress(LAB_FILE, await shareText({ ...defaultDocument(), steps: 123 })));
  const steps = page.getByRole('textbox', { name: 'steps', exact: true });
  await expect(steps).toHaveValue('123');
  expect(page.url()).toBe(LAB_FILE);
  await page.reload();
  await expect(steps).toHaveValue('123');
  await settle(page);
  watch.assertQuiet();
});
