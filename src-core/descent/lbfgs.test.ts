import { expect, test } from 'vitest';
import { runOn } from './run-on.ts';

test('stays where torch stays: no |∂f/∂xᵢ| above 1e-7', () => {
  const start = [4e-8, -4e-8];
  expect(runOn('x^2 + y^2', ['x', 'y'], 'lbfgs', { start, steps: 9 })).toMatchObject({
    stop: 'settled',
    steps: 0,
  });
  const converged = runOn('x^2 + y^2', ['x', 'y'], 'lbfgs', { start, steps: 9, tolerance: 1e-6 });
  expect(converged).toMatchObject({ stop: 'converged', steps: 0 });
});
