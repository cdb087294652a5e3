export type { Arithmetic, Elementary, RoutineName } from './arithmetic.ts';
export { BIASED_SHIFT, SCALAR } from './scalar.ts';
export { ROUTINES } from './routines.ts';
export { ELEMENTARY } from './elementary.ts';
export { differenceOfProducts, twoProduct } from './exact-products.ts';
