import { CHARTS } from '../../../src-core/document/defaults.ts';

/** Ids of the figures, for whoever only names them; a test holds them to the registry. */
export const FIGURE_NAMES = [
  'map',
  ...CHARTS,
  'sweep',
  'heat-map',
  'curvature',
  'surface',
  'directions',
  'matrices',
  'sheet',
] as const;

export type FigureId = (typeof FIGURE_NAMES)[number];
