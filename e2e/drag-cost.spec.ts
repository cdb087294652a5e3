/** What a drag may cost: the page is laid out when words and numbers change, not at every move. */
import type { Page } from '@playwright/test';
import { boxOf, centreOf, opened, placeOfRate, startHandle, type Point } from './descent.ts';
import { expect, test } from './lab.ts';

/** While the hand moves, words and numbers follow at this pace, in ms. */
const READING_PACE = 800;
/** A hand that stays for so long, in ms, may count as resting: it is told at once then. */
const RESTING = 60;
const MOVES = 60;

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
    const [before, began] = [await layouts(), performance.now()];
    let rests = 0;
    for (let k = 1, last = began; k <= MOVES; k++) {
      const share = Math.abs(1 - (2 * k) / MOVES);
      await lab.mouse.move(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share);
      const now = performance.now();
      if (now - last > RESTING) rests++;
      last = now;
    }
    const turns = Math.ceil((performance.now() - began) / READING_PACE) + 1 + rests;
    // Once for the words, and once more where their new size changes what stands beside them.
    expect((await layouts()) - before).toBeLessThanOrEqual(2 * turns);
    await lab.mouse.up();
  });
}

test('a thumb stands where its value is: at the mark that its rate is', async ({ lab }) => {
  await opened(lab);
  const thumb = lab.locator('.learning-rate .thumb');
  const { x, width } = await boxOf(thumb);
  expect(Math.abs(x + width / 2 - (await placeOfRate(lab, 0.093))[0])).toBeLessThan(1);
});
