/** A lab file as an operand. */
import type { LabDocument } from '../../src-core/document/index.ts';
import { BadInput, quote } from './bad-input.ts';

/** @throws BadInput where it is none, or cannot be read */
export async function readLabAt(operand: string): Promise<LabDocument> {
  const { readLabFile } = await import('../read-lab-file.ts');
  return inWords(operand, () => readLabFile(operand));
}

/** What goes wrong with a lab, told as that lab's fault. */
export async function inWords<Result>(operand: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`${quote(operand)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
