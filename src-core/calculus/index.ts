export { RunningError, type ErrorBound } from './running-error.ts';
export { MAXIMUM_ORDER, taylorCoefficients, taylorValue } from './taylor.ts';
export { addTo, bivariate, coefficient, type Bivariate, type Bounded } from './bivariate.ts';
export { bivariateTaylor } from './bivariate-taylor.ts';
