export * from './lab-document.ts';
export {
  defaultDocument,
  documentFor,
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
  withLearningRate,
  withParameter,
  withPin,
  withSetting,
  withStart,
  withSteps,
  withTolerance,
  withVisibility,
} from './edits.ts';
export { DocumentError } from './fields.ts';
export { MAXIMUM_DOCUMENT_LENGTH, parseDocument, readDocument } from './read-document.ts';
export { writeCompactly, writeDocument } from './write-document.ts';
