export * from './lab-document.ts';
export {
  defaultDocument,
  CHARTS,
  CONSTANT_RATE,
  documentFor,
  FIRST_OPTIMIZERS,
  DEFAULT_STEPS,
  DEFAULT_TOLERANCE,
  MAXIMUM_STEPS,
  withFormula,
  withLandscape,
} from './defaults.ts';
export { LARGEST_ENTRY, OVERLAYS, PROBE_MARKS, SURFACE_PARTS, SURFACE_RANGES } from './curvature-defaults.ts';
export {
  intervalProblem,
  withCurvature,
  withDomain,
  withParameter,
  withPin,
  withStart,
  withSteps,
  withTolerance,
} from './edits.ts';
export {
  LONGEST_NAME,
  MAXIMUM_OPTIMIZERS,
  nameOf,
  commonRate,
  withComparison,
  withDuplicate,
  withLearningRate,
  withLearningRates,
  withName,
  withOptimizer,
  withOrder,
  withSchedule,
  withoutOptimizer,
  withSetting,
  withVisibility,
} from './optimizer-edits.ts';
export { withNoise } from './noise-edits.ts';
export { withSweep } from './sweep-edits.ts';
export {
  LONGEST_CAPTION,
  LONGEST_TITLE,
  MAXIMUM_PANELS,
  SHEET_LAYOUTS,
  SHEET_LEGENDS,
  withoutPanel,
  withPanel,
  withPanelChange,
  withPanelPlace,
  withSheet,
} from './sheet.ts';
export { DocumentError } from './fields.ts';
export { MAXIMUM_DOCUMENT_LENGTH, parseDocument, readDocument } from './read-document.ts';
export { writeCompactly, writeDocument } from './write-document.ts';
