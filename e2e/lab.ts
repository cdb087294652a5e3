/**
 * `test` for specs of the window: `lab` is a page with the lab open in it, served from out/ by the real loopback
 * server. After each test the page must have stayed quiet and have asked nobody but that server.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { startLoopbackServer, type LoopbackServer } from '../src-main/loopback-server.ts';
import { settle, Watch } from './watch.ts';

export { expect };

/** The built project. */
export const OUT = join(import.meta.dirname, '../out');

interface TestFixtures {
  /** The page, with the lab open in it. */
  readonly lab: Page;
  /** What the page did wrong so far; `expectProblem` announces what a spec provokes on purpose. */
  readonly watch: Watch;
}

interface WorkerFixtures {
  readonly labServer: LoopbackServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  labServer: [
    // Playwright insists on a pattern for the fixtures a fixture uses, even for none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const root = join(OUT, 'renderer');
      if (!existsSync(join(root, 'index.html')))
        throw new Error('There is no build: run `npm run build` first.');
      const server = await startLoopbackServer(root, 0);
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],

  baseURL: ({ labServer }, use) => use(labServer.address),

  watch: [
    async ({ context, page, labServer }, use) => {
      const watch = new Watch(context, [labServer.address]);
      await use(watch);
      await settle(page);
      watch.assertQuiet();
    },
    { auto: true },
  ],

  lab: async ({ page, watch: _watched }, use) => {
    await page.goto('./');
    await use(page);
  },
});

/** No serious or critical finding of axe on the page as it now stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, help, target, failureSummary })),
    );
  expect(grave).toEqual([]);
}
