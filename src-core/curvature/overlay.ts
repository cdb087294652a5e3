/**
 * What can be laid over a map of f: quantities of ∇f and H at every point, as graphs, so that the kernel computes
 * them over the grid with f's own derivatives. For functions of two variables.
 */
import { Algebra } from '../derivatives/index.ts';
import type { OverlayId } from '../document/lab-document.ts';
import type { GraphNode } from '../expression/index.ts';
import { compileKernel, type CompiledFunction, type Kernel } from '../kernel/index.ts';
import { portion, type Work } from '../work/index.ts';

/** H as its three entries. */
type Entries = readonly [xx: GraphNode, xy: GraphNode, yy: GraphNode];

/** What an overlay is made of. */
interface Derivatives {
  readonly algebra: Algebra;
  readonly gradient: readonly GraphNode[];
  readonly hessian: Entries;
  /** H's mean curvature (Hxx + Hyy)/2 and half the gap between its eigenvalues: λ = mean ± gap. */
  readonly mean: GraphNode;
  readonly gap: GraphNode;
}

/** A share of max|λ| that rounding may leave of an eigenvalue, on a picture. */
const ROUNDING = 2 ** -46;

/**
 * The quantities of each overlay. Adding one is one line here, one id in the lab document and its words in the window.
 * - `condition-number`: 2|det H|/‖H‖² = 2κ/(κ² + 1), Frobenius' norm: 1 where κ = 1, 0 where H is singular. It takes
 *   no root, and it runs straight through the singular lines where κ itself has poles. Its scale is that of `entries`.
 * - `definiteness`: λmin and −λmax, both a rounding larger: f is convex where the first is at least 0, concave where
 *   the second is
 * - the others as they are named
 */
const QUANTITIES: Readonly<Record<OverlayId, (derivatives: Derivatives) => readonly GraphNode[]>> = {
  'condition-number': ({ algebra, hessian: [xx, xy, yy] }) => {
    const square = (entry: GraphNode): GraphNode => algebra.multiply(entry, entry);
    const determinant = algebra.subtract(algebra.multiply(xx, yy), square(xy));
    const norm = algebra.add(
      algebra.add(square(xx), square(yy)),
      algebra.multiply(algebra.constant(2), square(xy)),
    );
    const quantity = algebra.divide(
      algebra.multiply(algebra.constant(2), algebra.apply('abs', determinant)),
      norm,
    );
    return [onlyWhereFinite(algebra, quantity, norm)];
  },
  definiteness: ({ algebra, mean, gap }) => {
    const rounding = algebra.multiply(
      algebra.constant(ROUNDING),
      algebra.add(algebra.apply('abs', mean), gap),
    );
    return [
      algebra.add(algebra.subtract(mean, gap), rounding),
      algebra.subtract(rounding, algebra.add(mean, gap)),
    ];
  },
  'smallest-eigenvalue': ({ algebra, mean, gap }) => [algebra.subtract(mean, gap)],
  'largest-eigenvalue': ({ algebra, mean, gap }) => [algebra.add(mean, gap)],
  'gradient-norm': ({ algebra, gradient: [dx, dy] }) => [
    dx === undefined || dy === undefined ? algebra.zero : algebra.apply('hypot', dx, dy),
  ],
};

/** `quantity`, and NaN where `other` is not finite; not folded, for that is what it is for. */
function onlyWhereFinite(algebra: Algebra, quantity: GraphNode, other: GraphNode): GraphNode {
  return algebra.apply('add', quantity, algebra.apply('multiply', algebra.zero, other));
}

/** The kernels of one overlay of one function. Values are NaN where f is not finite, or where the quantity is not. */
export class OverlayFunction {
  readonly id: OverlayId;
  readonly #compiled: CompiledFunction;
  #quick: Kernel | undefined;
  #careful: Kernel | undefined;

  constructor(compiled: CompiledFunction, id: OverlayId) {
    if (compiled.dimension !== 2) throw new RangeError('An overlay needs a function of two variables.');
    this.#compiled = compiled;
    this.id = id;
  }

  /** Right unless squares of H's entries over- or underflow: then it gives NaN, and `careful` is to be asked. */
  *quick(): Work<Kernel> {
    return (this.#quick ??= yield* this.#compile((hessian) => hessian));
  }

  /** Several times slower for the condition number, and right for entries of any size. */
  *careful(): Work<Kernel> {
    return (this.#careful ??= yield* this.#compile(relativeToLargest));
  }

  *#compile(scaled: (hessian: Entries, algebra: Algebra) => Entries): Work<Kernel> {
    yield* portion(this.#compiled.prepare(), 0, 0.5);
    const { expression, gradientNodes: gradient, hessianNodes } = this.#compiled;
    const algebra = new Algebra(expression.graph);
    const [xx = algebra.zero, xy = algebra.zero, yy = algebra.zero] = hessianNodes;
    const half = algebra.constant(0.5);
    const quantities = QUANTITIES[this.id]({
      algebra,
      gradient,
      hessian: scaled([xx, xy, yy], algebra),
      mean: algebra.multiply(half, algebra.add(xx, yy)),
      gap: algebra.apply('hypot', algebra.multiply(half, algebra.subtract(xx, yy)), xy),
    });
    const outputs = quantities.map((quantity) => onlyWhereFinite(algebra, quantity, expression.root));
    return yield* portion(compileKernel(outputs, this.#compiled.dimension), 0.5, 1);
  }
}

function relativeToLargest([xx, xy, yy]: Entries, algebra: Algebra): Entries {
  const size = (entry: GraphNode): GraphNode => algebra.apply('abs', entry);
  const largest = algebra.apply('max', algebra.apply('max', size(xx), size(yy)), size(xy));
  const relative = (entry: GraphNode): GraphNode => algebra.divide(entry, largest);
  return [relative(xx), relative(xy), relative(yy)];
}
