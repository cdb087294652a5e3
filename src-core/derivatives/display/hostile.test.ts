import fc from 'fast-check';
import katex from 'katex';
import { expect, test } from 'vitest';
import { parseFormula, type Expression } from '../../expression/index.ts';
import { entriesOf } from '../../fixtures/derivative-forms.ts';
import { mutatedFormula, noise, tokenSoup, validFormula } from '../../fixtures/hostile-formulas.ts';
import { typesetDerivatives } from './typeset-derivatives.ts';

test('hostile formulas end, with pauses, and what is shown is set by KaTeX', () => {
  const towers = [
    `${'('.repeat(90)}x${'^2+y)'.repeat(90)}`,
    `${'exp(x*'.repeat(90)}y${')'.repeat(90)}`,
    'x^'.repeat(150) + 'x',
    '(x+y+1)^500/(x-y)^300',
    '(x+y)^1e9 + x^-1e300',
    '1e308 x * 1e308 y',
    'x/0 + y',
    `1/(1+${'1/(x+'.repeat(80)}y${')'.repeat(81)}`,
    Array.from({ length: 120 }, (_, i) => `(x+${i}y)`).join('*'),
    `sqrt(${'sqrt(x+'.repeat(80)}y${')'.repeat(81)}`,
    `${'sin(x+cos(y*'.repeat(45)}x${'))'.repeat(45)}`,
  ];
  const bounded = (text: string): void => {
    let expression: Expression;
    try {
      expression = parseFormula(text, ['x', 'y'], ['k']);
    } catch {
      return;
    }
    const work = typesetDerivatives(expression);
    let longest = 0;
    const started = performance.now();
    for (let from = started; ;) {
      const next = work.next();
      const now = performance.now();
      longest = Math.max(longest, now - from);
      from = now;
      if (next.done !== true) continue;
      for (const { tex } of entriesOf(next.value))
        if (tex !== null) katex.renderToString(tex, { throwOnError: true, maxExpand: Infinity });
      break;
    }
    // On a busy machine: alone no stretch takes 10 ms once the code is warm.
    expect(longest, text).toBeLessThan(500);
    expect(performance.now() - started, text).toBeLessThan(15_000);
  };
  for (const text of towers) bounded(text);
  fc.assert(fc.property(fc.oneof(validFormula, mutatedFormula, tokenSoup, noise), bounded), { numRuns: 300 });
});
