export { MAXIMUM_ORDER, taylorCoefficients, taylorValue } from './taylor.ts';
