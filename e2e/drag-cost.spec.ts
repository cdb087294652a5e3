/** What a drag may cost: the page is laid out when words and numbers change, not at every move. */
import type { Page } from '@playwright/test';
import { boxOf, centreOf, opened, placeOfRate, startHandle, type Point } from './descent.ts';
import { expect, test } from './lab.ts';

/** While the hand moves, words and numbers follow at this pace, in ms. */
const READING_PACE = 800;
/** Where the hand stays for so long, in ms, the lab takes it to rest: it is told at once then. */
const RESTING = 80;
const MOVES = 60;

/** How often the hand stayed for so long between two moves, by the page's own clock: as on a machine that is busy. */
async function watchRests(lab: Page): Promise<() => Promise<number>> {
  await lab.evaluate((resting) => {
    const seen = { rests: 0 };
    let last = performance.now();
    const onMove = (): void => {
      const now = performance.now();
      if (now - last >= resting) seen.rests++;
      last = now;
    };
    window.addEventListener('pointermove', onMove, { capture: true });
    Object.assign(window, { seen });
  }, RESTING);
  return () => lab.evaluate(() => (window as unknown as { seen: { rests: number } }).seen.rests);
}

const HANDS: readonly { what: string; path: (lab: Page) => Promise<readonly [Point, Point]> }[] = [
  {
    what: 'the learning rate',
    path: async (lab) => [await placeOfRate(lab, 0.02), await placeOfRate(lab, 0.09)],
  },
  {
    what: 'the start',
    path: async (lab) => {
      const [x, y] = await centreOf(startHandle(lab));
      return [
        [x, y],
        [x + 150, y + 40],
      ];
    },
  },
];

for (const { what, path } of HANDS) {
  test(`dragging ${what} lays the page out at the pace of reading`, async ({ lab }) => {
    await opened(lab);
    const session = await lab.context().newCDPSession(lab);
    await session.send('Performance.enable');
    const layouts = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? NaN;
    };
    const [from, to] = await path(lab);
    await lab.mouse.move(...from);
    await lab.mouse.down();
    await lab.mouse.move(...to, { steps: 5 });
    const rests = await watchRests(lab);
    const [before, began] = [await layouts(), performance.now()];
    for (let k = 1; k <= MOVES; k++) {
      const share = Math.abs(1 - (2 * k) / MOVES);
      await lab.mouse.move(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
    }
    const after = await layouts();
    const turns = Math.ceil((performance.now() - began) / READING_PACE) + 1 + (await rests());
    // Once for the words, and once more where their new size changes what stands beside them.
    expect(after - before).toBeLessThanOrEqual(2 * turns);
    await lab.mouse.up();
  });
}

test('a thumb stands where its value is: at the mark that its rate is', async ({ lab }) => {
  await opened(lab);
  const thumb = lab.locator('.learning-rate .thumb');
  const { x, width } = await boxOf(thumb);
  expect(Math.abs(x + width / 2 - (await placeOfRate(lab, 0.093))[0])).toBeLessThan(1);
});
