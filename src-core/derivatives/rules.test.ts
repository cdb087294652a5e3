import { describe, expect, test } from 'vitest';
import { parseFormula, type GraphNode } from '../expression/index.ts';
import { evaluateGraph } from '../fixtures/evaluate-graph.ts';
import { differentiate, gradientOf, hessianOf } from './index.ts';
import { runToEnd } from '../work/index.ts';

/** ∂x, ∂y, ∂²x, ∂x∂y, ∂²y of a formula in x and y. */
function derivativesAt(formula: string, point: readonly [number, number]): readonly number[] {
  const { graph, root } = parseFormula(formula, ['x', 'y'], []);
  const gradient = runToEnd(gradientOf(graph, root, 2));
  return [...gradient, ...runToEnd(hessianOf(graph, gradient))].map((node) => evaluateGraph(node, point));
}

/** Where a rule written carelessly would cancel, overflow or underflow; by mpmath at 60 digits. */
describe('first and second derivatives keep their digits in hard places', () => {
  test.each([
    ['asin', 0.9999999999990905, 741455.2001896339, 4.0761930704155674e17],
    ['asin', -0.9999999999999998, 47453132.81212578, -1.0685495562512614e23],
    ['asin', 1e-9, 1, 1e-9],
    ['acos', 0.9999999999990905, -741455.2001896339, -4.0761930704155674e17],
    ['acos', 1e-12, -1, -1e-12],
    ['atan', 1e50, 1e-100, -2e-150],
    ['atanh', 0.9999999999999716, 17592186044416.25, 6.189700196426901e26],
    ['atanh', -1e-9, 1, -2e-9],
    ['acosh', 1.0000000000000284, 4194303.99999997, -7.378697629483873e19],
    ['acosh', 1e100, 1e-100, -1e-200],
    ['asinh', 1e-12, 1, -1e-12],
    ['asinh', -1e100, 1e-100, 1e-200],
    ['sigmoid', 40, 4.248354255291589e-18, -4.248354255291589e-18],
    ['sigmoid', -40, 4.248354255291589e-18, 4.248354255291589e-18],
    ['softplus', -40, 4.248354255291589e-18, 4.248354255291589e-18],
    ['softplus', 40, 1, 4.248354255291589e-18],
    ['expm1', -40, 4.248354255291589e-18, 4.248354255291589e-18],
    ['log1p', -0.9999999990686774, 1073741824, -1.152921504606847e18],
    ['tan', 1.57, 1576948.220797328, 3960554630.511349],
    ['tanh', 1e-9, 1, -2e-9],
    ['tanh', 0.01, 0.9999000066662889, -0.019997333559984256],
    ['tanh', 15, 3.743049187535369e-13, -7.486098375069338e-13],
    ['tanh', -25, 7.714999391855671e-22, 1.5429998783711343e-21],
    ['tanh', 300, 1.0601586212017243e-260, -2.1203172424034486e-260],
    ['sqrt', 1e-100, 5e49, -2.5e149],
    ['cbrt', -1e-150, 3.333333333333333e99, 2.222222222222222e249],
    ['log', 1e-100, 1e100, -1e200],
    ['log2', 1e-100, 1.442695040888963e100, -1.442695040888963e200],
    ['log10', 1e-100, 4.342944819032518e99, -4.342944819032518e199],
  ] as const)('%s at %d', (name, x, first, second) => {
    const [dx = NaN, , dxx = NaN] = derivativesAt(`${name}(x)`, [x, 0]);
    expect(Math.abs(dx / Math.abs(first) - Math.sign(first))).toBeLessThanOrEqual(2e-14);
    expect(Math.abs(dxx / Math.abs(second) - Math.sign(second))).toBeLessThanOrEqual(4e-14);
  });

  test('tanh is flat where its slope is no double, to the third derivative', () => {
    const { graph, root } = parseFormula('tanh(x)', ['x'], []);
    const derivatives = [1, 2, 3].reduce((nodes: GraphNode[]) => {
      return [...nodes, differentiate(graph, nodes.at(-1) ?? root, 0)];
    }, []);
    const at = (x: number) => derivatives.map((node) => evaluateGraph(node, [x]) + 0);
    for (const x of [400, 710, 800, 1e300, Infinity])
      expect([...at(x), ...at(-x)]).toEqual([0, 0, 0, 0, 0, 0]);
    // mpmath: 4·tanh²·sech² − 2·sech⁴ at 25 and at 0.
    expect((at(25)[2] ?? NaN) / 3.0859997567422685e-21).toBeCloseTo(1, 13);
    expect(at(0)[2]).toBe(-2);
  });

  test('a length of three keeps its derivatives where the first two are 0', () => {
    for (const formula of ['hypot(x, y, 1)', 'hypot(x, 1, y)'])
      expect(derivativesAt(formula, [0, 0]).map((value) => value + 0)).toEqual([0, 0, 1, 0, 1]);
    const expected = [3 / 13, 4 / 13, 0.07282658170232136, -0.005461993627674101, 0.0696404187528448];
    derivativesAt('hypot(x, y, 12)', [3, 4]).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 15);
    });
    const [dx, dy] = derivativesAt('hypot(x, y, 12e200)', [3e200, 4e200]);
    expect([dx, dy]).toEqual([expect.closeTo(3 / 13, 15), expect.closeTo(4 / 13, 15)]);
  });

  test('a factor near overflow is not multiplied into another before its small companion', () => {
    const [dx = NaN, dy] = derivativesAt('1e305 exp(-1e6 x^2) + y^2', [1e-8, 0]);
    expect(Math.abs(dx / -1.9999999998e303 - 1)).toBeLessThanOrEqual(1e-14);
    expect(dy).toBe(0);
  });

  test('lengths and angles of large and small vectors neither overflow nor underflow', () => {
    for (const scale of [1e-150, 1e150]) {
      const [dx, dy] = derivativesAt('hypot(x, y)', [3 * scale, 4 * scale]);
      expect(dx).toBeCloseTo(0.6, 15);
      expect(dy).toBeCloseTo(0.8, 15);
      const [angleX = NaN, angleY = NaN] = derivativesAt('atan2(y, x)', [3 * scale, 4 * scale]);
      expect(angleX * scale).toBeCloseTo(-0.16, 15);
      expect(angleY * scale).toBeCloseTo(0.12, 15);
    }
  });
});

describe('conventions where there is no derivative', () => {
  test.each([
    ['abs(x)', 0, [0, 0]],
    ['sign(x)', 0, [0, 0]],
    ['relu(x)', 0, [0, 0]],
    ['relu(x)', -0, [0, 0]],
    ['relu(x)', 1e-300, [1, 0]],
    ['max(x, 0)', 0, [0.5, 0]],
    ['min(0, x)', 0, [0.5, 0]],
    ['max(x, -x)', 0, [0, 0]],
    ['min(x, 2 x)', 0, [1.5, 0]],
    ['max(x, 0, 0)', 0, [0.25, 0]],
    ['max(0, 0, x)', 0, [0.5, 0]],
    ['max(x, 1)', 1 - 2 ** -53, [0, 0]],
    ['sqrt(x)', 0, [Infinity, -Infinity]],
    ['cbrt(x)', 0, [Infinity, NaN]],
    ['x^0.5', 0, [Infinity, -Infinity]],
    ['asin(x)', 1, [Infinity, Infinity]],
    ['acos(x)', -1, [-Infinity, Infinity]],
    ['acosh(x)', 1, [Infinity, -Infinity]],
    ['atanh(x)', 1, [Infinity, Infinity]],
    ['hypot(x, y)', 0, [NaN, NaN]],
    ['atan2(y, x)', 0, [NaN, NaN]],
  ] as const)('%s at %d: f′ and f″ are %j', (formula, x, expected) => {
    const [dx, , dxx] = derivativesAt(formula, [x, 0]);
    expect([dx, dxx].map((value = NaN) => value + 0)).toEqual(expected);
  });

  test.each([
    ['the function that is larger', 'max(x^2, y)', [3, 1], [6, 0]],
    ['the one that is smaller', 'min(x^2, y)', [3, 1], [0, 1]],
    ['both by half where they are equal', 'max(x^2, y)', [3, 9], [3, 0.5]],
    ['the largest of many', 'max(x, y, 2 x, 3)', [2, 3], [2, 0]],
  ] as const)('min and max follow %s', (_, formula, point, gradient) => {
    expect(derivativesAt(formula, point).slice(0, 2)).toEqual(gradient);
  });
});

describe('powers where the base or the exponent is 0', () => {
  test.each([
    ['x^2', [0, 0, 2, 0, 0]],
    ['x^1', [1, 0, 0, 0, 0]],
    ['x^0', [0, 0, 0, 0, 0]],
    ['x^(y + 3)', [0, 0, 0, 0, 0]],
    // The mixed derivative has the limit −∞: log x stops at log 2⁻¹⁰²², as the rule says.
    ['x^(y + 1)', [1, 0, 0, Math.log(2 ** -1022), 0]],
    ['(x + 2)^y', [0, Math.LN2, 0, 0.5, Math.LN2 ** 2]],
    // At the exponent 0 the second derivative by x = base and exponent together is 2·(1/2).
    ['(x + 2)^x', [Math.LN2, 0, 1 + Math.LN2 ** 2, 0, 0]],
    ['2^(x y)', [0, 0, 0, Math.LN2, 0]],
  ] as const)('%s at the origin', (formula, expected) => {
    expect(derivativesAt(formula, [0, 0]).map((value) => value + 0)).toEqual(expected);
  });

  test('an exponent that is a parameter has the same derivatives as a number', () => {
    for (const exponent of [-1, 0, 0.5, 1, 2, 3]) {
      const { graph, root } = parseFormula('x^k', ['x'], ['k']);
      const gradient = runToEnd(gradientOf(graph, root, 1));
      const nodes = [...gradient, ...runToEnd(hessianOf(graph, gradient))];
      const typed = derivativesAt(`x^(${exponent})`, [0, 0]);
      const [first, second] = nodes.map((node) => evaluateGraph(node, [0, exponent]) + 0);
      expect([first, second], String(exponent)).toEqual([typed[0]! + 0, typed[2]! + 0]);
    }
  });

  test('of a negative base there is no derivative by the exponent', () => {
    expect(derivativesAt('x^y', [-2, 3])[1]).toBeNaN();
  });
});
