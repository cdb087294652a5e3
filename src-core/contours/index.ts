export { contourBands, traceBands, type ContourBand, type Contours } from './bands.ts';
export { cellCentres, cellCorners, gridPoints } from './grid.ts';
export { quantile, sortedSample } from './sample.ts';
export { chooseLevels, type Levels } from './levels.ts';
