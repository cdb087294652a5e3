/** What evaluates a program: the two do the same operations, one several times faster. */
export type Backend = 'webassembly' | 'interpreter';

/** A compiled set of graphs: m numbers for each point. */
export interface Kernel {
  readonly backend: Backend;
  readonly outputCount: number;

  /**
   * At one point.
   * @param point one number a variable
   * @param parameters one number a parameter; the array is not to be changed in place between calls
   * @param into room for one number an output
   */
  point(point: ArrayLike<number>, parameters: readonly number[], into: Float64Array): void;

  /**
   * At each point of a list.
   * @param variables one array a variable, each with at least `count` entries
   * @param into one array an output, each with room for `count` entries
   */
  list(
    variables: readonly Float64Array[],
    parameters: readonly number[],
    into: readonly Float64Array[],
    count: number,
  ): void;

  /**
   * At rows of a grid over two variables: entry j·nx + i belongs to (x[i], y[j]), where j counts the rows given.
   * The arrays, one an output, are the kernel's own and stay right until any kernel is called again.
   */
  grid(x: Float64Array, y: Float64Array, parameters: readonly number[]): readonly Float64Array[];
}
