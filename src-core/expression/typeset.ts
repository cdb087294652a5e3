import type { MathNode } from 'mathjs/number';
import { isSymbolNode } from './syntax-nodes.ts';

const GREEK: ReadonlySet<string> = new Set([
  ...['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu'],
  ...['nu', 'xi', 'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega'],
]);

/** A name as TeX: Greek where it names a Greek letter, upright where it has several letters, digits below. */
export function nameToTex(name: string): string {
  const [, stem = name, digits = ''] = /^([A-Za-z_]*?)_?(\d*)$/.exec(name) ?? [];
  const escaped = stem.replaceAll('_', '\\_');
  const body = GREEK.has(stem) ? `\\${stem}` : stem.length > 1 ? `\\mathrm{${escaped}}` : escaped;
  return digits === '' ? body : `${body}_{${digits}}`;
}

/** The formula as KaTeX sets it, with the brackets that its author wrote. */
export function typeset(tree: MathNode): string {
  const handler = (node: MathNode): string | undefined =>
    isSymbolNode(node) ? nameToTex(node.name) : undefined;
  return tree.toTex({ parenthesis: 'keep', implicit: 'hide', handler }).replace(/\s+/g, ' ').trim();
}
