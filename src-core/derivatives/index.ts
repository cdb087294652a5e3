export { Algebra } from './algebra.ts';
export { differentiate, gradientOf, hessianOf } from './differentiate.ts';
export { graphData, type GraphData, type NodeData } from './graph-data.ts';
export { RULES } from './rules.ts';
export type { DerivativeFormulas, Formula } from './display/typeset-derivatives.ts';
