import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';

/** Ends the output with one plain line, `N passed, N failed`. A test that did not run has not passed. */
export default class TotalsReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onExit(): Promise<void> {
    const tests = this.suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.outcome() === 'expected').length;
    console.log(`${passed} passed, ${tests.length - passed} failed`);
    return Promise.resolve();
  }

  printsToStdio(): boolean {
    return false;
  }
}
