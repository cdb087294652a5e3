/** A sweep rotates every off-diagonal entry once; after six to ten of them nothing is left but rounding. */
const MAXIMUM_SWEEPS = 40;

/**
 * Eigenpairs of a symmetric matrix by cyclic Jacobi rotations (Rutishauser 1966; Golub & Van Loan,
 * Matrix Computations, §8.5): a few times slower than QL and, on 50 × 50, still a few milliseconds;
 * it always ends, and small eigenvalues of a graded matrix keep their digits. Not ml-matrix: the newest, 6.15.1, throws
 * “TypeError: Cannot read properties of undefined (reading '0')” from EigenvalueDecomposition (assumeSymmetric) on
 * [[0, 1e-309, 0], [1e-309, 1, 1], [0, 1, 3]], and gives −32768 and −0.81 for the eigenvalues 9.8e-21 and 0.99 of
 * [[1e20, 1e9, 0.1], [1e9, 1, 1e-11], [0.1, 1e-11, 1e-20]].
 * @param matrix finite, with entries of about 1
 */
export function jacobiEigen(matrix: readonly (readonly number[])[]): { value: number; vector: number[] }[] {
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MAXIMUM_SWEEPS && rotateAll(a, vectors); sweep++);
  return vectors.map((vector, i) => ({ value: a[i]![i]!, vector }));
}

/** One sweep; false where nothing was left to rotate. */
function rotateAll(a: number[][], vectors: number[][]): boolean {
  let rotated = false;
  for (let p = 0; p < a.length; p++) {
    for (let q = p + 1; q < a.length; q++) {
      if (isNegligible(a[p]![q]!, a[p]![p]!, a[q]![q]!)) continue;
      rotate(a, vectors, p, q);
      rotated = true;
    }
  }
  return rotated;
}

/** An off-diagonal entry too small to change the eigenvalues of [[a, entry], [entry, c]] by half a unit in the last place. */
export function isNegligible(entry: number, a: number, c: number): boolean {
  return Math.abs(entry) <= 2 ** -60 * Math.min(Math.abs(a), Math.abs(c));
}

/** Turns the axes p and q so that the entry between them becomes zero. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const entry = a[p]![q]!;
  const ratio = (a[q]![q]! - a[p]![p]!) / (2 * entry);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const halfTangent = sine / (1 + cosine);
  a[p]![p]! -= tangent * entry;
  a[q]![q]! += tangent * entry;
  a[p]![q] = a[q]![p] = 0;
  for (let k = 0; k < a.length; k++) {
    if (k !== p && k !== q) {
      const [inP, inQ] = [a[k]![p]!, a[k]![q]!];
      a[k]![p] = a[p]![k] = inP - sine * (inQ + halfTangent * inP);
      a[k]![q] = a[q]![k] = inQ + sine * (inP - halfTangent * inQ);
    }
    const [ofP, ofQ] = [vectors[p]![k]!, vectors[q]![k]!];
    vectors[p]![k] = ofP - sine * (ofQ + halfTangent * ofP);
    vectors[q]![k] = ofQ + sine * (ofP - halfTangent * ofQ);
  }
}
