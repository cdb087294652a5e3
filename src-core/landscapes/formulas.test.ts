import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { typesetDerivatives } from '../derivatives/display/typeset-derivatives.ts';
import { parseFormula } from '../expression/index.ts';
import { entriesOf, expectClose, formsOf } from '../fixtures/derivative-forms.ts';
import { evaluateSum } from '../fixtures/evaluate-form.ts';
import { evaluateTex } from '../fixtures/evaluate-tex.ts';
import { CompiledFunction, PointFunction } from '../kernel/index.ts';
import { runToEnd } from '../work/index.ts';
import { LANDSCAPES } from './index.ts';

const POINTS = [
  [0.3, 0.7],
  [1.25, -0.4],
  [-0.6, 1.9],
] as const;

describe.each(LANDSCAPES.map((landscape) => [landscape.id, landscape] as const))('%s', (_, landscape) => {
  const names = landscape.parameters.map(({ name }) => name);
  const values = landscape.parameters.map(({ value }) => value);
  const expression = parseFormula(landscape.formula, ['x', 'y'], names);
  const f = new PointFunction(
    new CompiledFunction(parseFormula(landscape.formula, ['x', 'y'], names)),
    values,
  );

  test('every form of ∇f and H has the value of the compiled kernel, within 1e-9 of the largest entry', () => {
    const f = new PointFunction(
      new CompiledFunction(parseFormula(landscape.formula, ['x', 'y'], names)),
      values,
    );
    const entries = formsOf(expression);
    expect(entries).toHaveLength(5);
    for (const point of POINTS) {
      const { gradient, hessian } = f.secondOrder(point);
      const expected = [...gradient, hessian[0]![0]!, hessian[1]![0]!, hessian[1]![1]!];
      const scale = Math.max(...expected.map(Math.abs));
      for (const [k, { sums }] of entries.entries()) {
        for (const sum of sums) {
          for (const form of ['expanded', 'factored'] as const)
            expectClose(
              evaluateSum(sum, [...point, ...values], form),
              expected[k]!,
              scale,
              1e-9,
              `entry ${k}`,
            );
        }
      }
    }
  });

  test('is set by KaTeX, reads as the number beside it, and has no clumsy signs', () => {
    const [x, y] = POINTS[1];
    const inputs = {
      x,
      y,
      ...Object.fromEntries(landscape.parameters.map(({ name, value }) => [name, value])),
    };
    const { gradient, hessian } = f.secondOrder([x, y]);
    const expected = [...gradient, hessian[0]![0]!, hessian[1]![0]!, hessian[1]![1]!];
    for (const [k, { tex, length }] of entriesOf(runToEnd(typesetDerivatives(expression))).entries()) {
      expectClose(evaluateTex(tex!, inputs), expected[k]!, 1, 1e-5, tex!);
      expect(() => katex.renderToString(tex!, { throwOnError: true, strict: 'error' })).not.toThrow();
      expect(tex).not.toMatch(
        /\^\{1\}|--|\+-|-\+|\+\+|(^|[^\d.}])1([a-zA-Z]|\\(?!right|cdot))|\\frac\{[^{}]*\}\{1\}/,
      );
      expect(length).toBeGreaterThan(0);
    }
  });
});
