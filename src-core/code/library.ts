/** How NumPy, PyTorch and JAX call what a formula or an update is made of. */
import type { Call } from './tree.ts';

export interface Library {
  /** As it is imported: `np`. */
  readonly module: 'np' | 'torch' | 'jnp';
  /** Names of functions that are not `module.name` with the name that they have here. */
  readonly functions: Partial<Readonly<Record<Call, string>>>;
  /** Functions that it lacks, written out. They are called by their names. */
  readonly helpers: Partial<Readonly<Record<Call, readonly string[]>>>;
  /** Whether its functions want numbers wrapped. */
  readonly wrapsNumbers: boolean;
}

const COMMON = {
  min: 'minimum',
  max: 'maximum',
  copySign: 'copysign',
  smallest: 'min',
  largest: 'max',
} as const;

const INVERSES = {
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  atan2: 'arctan2',
  asinh: 'arcsinh',
  acosh: 'arccosh',
  atanh: 'arctanh',
} as const;

export const NUMPY: Library = {
  module: 'np',
  functions: { ...COMMON, ...INVERSES },
  helpers: {
    sigmoid: ['def sigmoid(a):', '    return 1 / (1 + np.exp(-a))'],
    softplus: ['def softplus(a):', '    return np.logaddexp(a, 0.0)'],
    relu: ['def relu(a):', '    return np.maximum(a, 0.0)'],
  },
  wrapsNumbers: false,
};

export const PYTORCH: Library = {
  module: 'torch',
  functions: COMMON,
  helpers: {
    cbrt: ['def cbrt(a):', '    return torch.sign(a) * torch.abs(a) ** (1 / 3)'],
    softplus: ['def softplus(a):', '    return torch.logaddexp(a, torch.zeros_like(a))'],
  },
  wrapsNumbers: true,
};

export const JAX: Library = {
  module: 'jnp',
  functions: { ...COMMON, ...INVERSES, sigmoid: 'jax.nn.sigmoid', relu: 'jax.nn.relu' },
  helpers: { softplus: ['def softplus(a):', '    return jnp.logaddexp(a, 0.0)'] },
  wrapsNumbers: false,
};
