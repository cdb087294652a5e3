/** The few operations on vectors that methods and searches are written with. Vectors of one sum have one length. */
type Vector = readonly number[];

export const dot = (a: Vector, b: Vector): number =>
  a.reduce((sum, component, i) => sum + component * (b[i] ?? Number.NaN), 0);

/** a + factor·b. */
export const plusMultiple = (a: Vector, factor: number, b: Vector): Vector =>
  a.map((component, i) => component + factor * (b[i] ?? Number.NaN));

export const minus = (a: Vector, b: Vector): Vector => plusMultiple(a, -1, b);

export const scaled = (factor: number, vector: Vector): Vector =>
  vector.map((component) => factor * component);

export const times = (matrix: readonly Vector[], vector: Vector): Vector =>
  matrix.map((row) => dot(row, vector));

/** max|vᵢ|. */
export const largestOf = (vector: Vector): number => Math.max(...vector.map(Math.abs));

/** Whether two vectors are the same numbers. */
export const isSame = (a: Vector, b: Vector): boolean =>
  a.length === b.length && a.every((component, i) => component === b[i]);
