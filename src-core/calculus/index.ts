export { RunningError, type ErrorBound } from './running-error.ts';
export { MAXIMUM_ORDER, taylorCoefficients, taylorValue } from './taylor.ts';
