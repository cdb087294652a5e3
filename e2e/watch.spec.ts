import { expect, test } from './lab.ts';

/** An announced problem must appear: so these tests fail where the watch misses one. */
const PROBLEMS: readonly {
  readonly what: string;
  readonly script: string;
  readonly event: 'console' | 'pageerror';
  readonly seen: readonly RegExp[];
}[] = [
  {
    what: 'a warning',
    script: `console.warn('careful')`,
    event: 'console',
    seen: [/^console warning: careful/],
  },
  {
    what: 'an error',
    script: `console.error('wrong')`,
    event: 'console',
    seen: [/^console error: wrong/],
  },
  {
    what: 'an uncaught error',
    script: `setTimeout(() => { throw new Error('oops') })`,
    event: 'pageerror',
    seen: [/^uncaught: .*oops/],
  },
  {
    what: 'an unhandled rejection',
    script: `void Promise.reject(new Error('left'))`,
    event: 'pageerror',
    seen: [/^uncaught: .*left/],
  },
  {
    what: 'a request that the policy refuses',
    script: `fetch('http://127.0.0.1:9/').catch(() => 0)`,
    event: 'console',
    seen: [/^console error: .*Content Security Policy/, /^console error: .*Fetch API cannot load/],
  },
  {
    what: 'a file that is not there',
    script: `fetch('/none.js')`,
    event: 'console',
    seen: [/^console error: .*404/],
  },
];

for (const { what, script, event, seen } of PROBLEMS) {
  test(`the watch sees ${what}`, async ({ lab, watch }) => {
    for (const pattern of seen) watch.expectProblem(pattern);
    const told = event === 'console' ? lab.waitForEvent('console') : lab.waitForEvent('pageerror');
    await lab.evaluate(script);
    await told;
  });
}

test('the watch sees a request to elsewhere, and an unannounced problem fails the test', async ({
  page,
  watch,
}) => {
  await page.route('http://elsewhere.test/', (route) => route.fulfill({ body: 'not the lab' }));
  await page.goto('http://elsewhere.test/');
  expect(() => watch.assertQuiet()).toThrow(/request to http:\/\/elsewhere\.test/);
  watch.expectProblem(/^request to http:\/\/elsewhere\.test/);
});
