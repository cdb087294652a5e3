/** A compiled set of graphs: m numbers for each point of a list. */
export interface Kernel {
  readonly outputCount: number;
  /**
   * @param variables one array a variable, each with at least `count` entries
   * @param parameters one number a parameter, the same for all points; not to be changed in place
   * @param outputs one array an output, each with room for `count` entries
   */
  evaluate(
    variables: readonly Float64Array[],
    parameters: readonly number[],
    outputs: readonly Float64Array[],
    count: number,
  ): void;
}
