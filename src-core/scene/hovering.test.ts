import { describe, expect, it } from 'vitest';
import { defaultDocument, withFormula, withLearningRate, withNoise } from '../document/index.ts';
import type { LabDocument, OptimizerEntry } from '../document/lab-document.ts';
import { runToEnd } from '../work/index.ts';
import { hoverDistance } from './hovering.ts';
import { SceneMaker, type LabScene } from './lab-scene.ts';

const bowl = withLearningRate(withFormula(defaultDocument(), 'x^2/2 + 2 y^2', []), 0.1);

function sceneOf(document: LabDocument): LabScene {
  const request = { document, domain: document.domain, gridSize: 8, levelCount: 4, have: null } as const;
  return runToEnd(new SceneMaker().make({ ...request, tell: 'all' }));
}

describe('hoverDistance', () => {
  it('is what theory gives for gradient descent on a quadratic: variance ησ²/(λ(2 − ηλ)) along each axis', () => {
    const sigma = 0.3;
    const rate = 0.1;
    const document = { ...withNoise(bowl, { kind: 'isotropic', sigma }), steps: 20_000 };
    const expected = Math.sqrt(
      [1, 4].reduce((sum, λ) => sum + (rate * sigma ** 2) / (λ * (2 - rate * λ)), 0),
    );
    const hovering = hoverDistance(sceneOf(document).paths[0]!, [0, 0]);
    expect(hovering! / expected).toBeCloseTo(1, 1);
  });

  it('is told, with the noise', () => {
    const { focus } = sceneOf(withNoise(bowl, { kind: 'isotropic', sigma: 0.3, seeds: 3 }));
    expect(focus?.sentence).toMatch(
      /^Noise in each gradient: with a constant η the path of the first seed does not settle but hovers .* distance of about 0\.\d+\. Without it: η·λmax = 0\.4/,
    );
  });

  it('is none of a path without noise, and none where noise throws the path about', () => {
    expect(hoverDistance(sceneOf(bowl).paths[0]!, [0, 0])).toBeNull();
    const wild = sceneOf(withNoise(bowl, { kind: 'isotropic', sigma: 1e3 }));
    expect(hoverDistance(wild.paths[0]!, [0, 0])).toBeNull();
    expect(wild.focus?.sentence).toMatch(/^Each step of the path follows a gradient with noise\./);
  });
});

it('a schedule is told in place of what a constant rate would do', () => {
  const scheduled = (entry: OptimizerEntry): OptimizerEntry => ({
    ...entry,
    schedule: { id: 'cosine', settings: {} },
  });
  const { focus } = sceneOf({ ...bowl, optimizers: bowl.optimizers.map(scheduled) });
  expect(focus?.sentence).toMatch(
    /^The learning rate follows a schedule: η is 0\.1 at the first step and .* η·λmax goes from 0\.4 to/,
  );
  expect(focus?.report.predictedRate).toBeNull();
});
