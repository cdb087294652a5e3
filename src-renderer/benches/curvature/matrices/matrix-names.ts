/** Matrices are called A and B where there are two; one alone needs no name. */
export const matrixName = (index: number, count: number): string =>
  count < 2 ? '' : (['A', 'B'][index] ?? '');

/** The same at the beginning of a label: "matrix A", "matrix". */
export const matrixLabel = (index: number, count: number): string =>
  `matrix ${matrixName(index, count)}`.trim();
