import { defineConfig } from '@playwright/test';
import { FLAGS } from './find-browser.mjs';

/** Found by e2e/run.mjs. */
const browser = process.env.ZIGZAG_TEST_BROWSER;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  // A spec that fails now and then is a fault to find, not to repeat until it passes.
  retries: 0,
  // For machines far slower than this one: nothing waits that long unless it fails.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  workers: 2,
  reporter: [['list'], ['./totals-reporter.ts']],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: FLAGS,
    },
  },
});
