import { topologicalOrder, type GraphNode } from '../../expression/index.ts';
import type { Work } from '../../work/index.ts';
import { NotShown, type Budget } from './budget.ts';
import type { FormAlgebra } from './form-algebra.ts';
import type { Forms } from './form.ts';

/** Less than a few milliseconds of work. */
const STEPS_BETWEEN_PAUSES = 500;

/** Reads graphs as sums of terms, each node once. */
export class GraphReader {
  readonly #algebra: FormAlgebra;
  readonly #budget: Budget;
  readonly #known = new Map<GraphNode, Forms | null>();

  constructor(algebra: FormAlgebra, budget: Budget) {
    this.#algebra = algebra;
    this.#budget = budget;
  }

  /** @throws NotShown */
  *read(root: GraphNode): Work<Forms> {
    let pausedAt = this.#budget.spent;
    for (const node of topologicalOrder([root])) {
      if (this.#known.has(node)) continue;
      this.#budget.spend(1);
      this.#known.set(
        node,
        this.#budget.attempt(() => this.#compute(node)),
      );
      if (this.#budget.spent - pausedAt > STEPS_BETWEEN_PAUSES) {
        pausedAt = this.#budget.spent;
        yield 0;
      }
    }
    return this.#formsOf(root);
  }

  #compute(node: GraphNode): Forms {
    if (node.kind === 'constant') return this.#algebra.constant(node.value);
    if (node.kind === 'input') return this.#algebra.input(node.index);
    return this.#algebra.apply(
      node.operation,
      node.operands.map((operand) => this.#formsOf(operand)),
    );
  }

  #formsOf(node: GraphNode): Forms {
    const forms = this.#known.get(node) ?? null;
    if (forms === null) throw new NotShown();
    return forms;
  }
}
