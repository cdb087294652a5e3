export { contourBands, traceBands, type ContourBand, type Contours } from './bands.ts';
export { cellCentres, domainToUnit, gridPoints, unitToDomain } from './grid.ts';
export { levelBase, levelsFor } from './levels.ts';
