import { expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';

/**
 * Writes down whatever a page, or a worker of it, should not have done: a warning or an error in the console, an
 * uncaught error or rejection, a request to anywhere but the lab itself.
 */
export class Watch {
  private readonly problems: string[] = [];
  private readonly expected: RegExp[] = [];

  /** @param own beginnings of the addresses that are the lab's own */
  constructor(context: BrowserContext, own: readonly string[]) {
    const allowed = [...own, 'data:', 'blob:', 'about:'];
    context.on('request', (request) => {
      const url = request.url();
      if (!allowed.some((start) => url.startsWith(start))) this.problems.push(`request to ${url}`);
    });
    context.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'warning' || message.type() === 'error') {
        this.problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.problems.push(`uncaught: ${String(error.error())}`));
  }

  /** For a spec that provokes a problem on purpose: one like this must appear, and is then no problem. */
  expectProblem(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Called after every test. */
  assertQuiet(): void {
    const missing = this.expected.filter(
      (pattern) => !this.problems.some((problem) => pattern.test(problem)),
    );
    const surplus = this.problems.filter(
      (problem) => !this.expected.some((pattern) => pattern.test(problem)),
    );
    expect(surplus, 'the page stays quiet and asks nobody else').toEqual([]);
    expect(missing, 'problems that were announced').toEqual([]);
  }
}

/** Lets the page finish what its last action set off, so that an error in it is still seen. */
export async function settle(page: Page): Promise<void> {
  if (page.isClosed()) return;
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
