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
export {
  intervalProblem,
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
export { DocumentError, parseDocument, readDocument } from './read-document.ts';
