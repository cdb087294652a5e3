export { gradientNoise, type NoiseLevel } from './gradient-noise.ts';
export { minibatchWeights, termsOf, type Minibatches } from './minibatches.ts';
