/** What the benches take of the core, bundled by `bundle.mjs`. */
export { SCALAR } from '../../src-core/arithmetic/index.ts';
export { chooseLevels, contourBands } from '../../src-core/contours/index.ts';
export { OverlayFunction } from '../../src-core/curvature/index.ts';
export { analysePoint } from '../../src-core/curvature/index.ts';
export { findCriticalPoints } from '../../src-core/curvature/critical-points/index.ts';
export { descend, descendTogether } from '../../src-core/descent/index.ts';
export { runToEnd } from '../../src-core/work/index.ts';
export { defaultDocument, withFormula, withVisibility } from '../../src-core/document/index.ts';
export { parseFormula } from '../../src-core/expression/index.ts';
export { availableBackend, CompiledFunction, PointFunction } from '../../src-core/kernel/index.ts';
export { LANDSCAPES } from '../../src-core/landscapes/index.ts';
export { choicesOf, findOptimizer, numbersOf, settingsOf } from '../../src-core/optimizers/index.ts';
export { SceneMaker } from '../../src-core/scene/lab-scene.ts';
