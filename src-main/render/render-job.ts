import { writeAtomically } from '../write-atomically.ts';
import { readLabFile } from '../read-lab-file.ts';
import { renderLab } from './render-lab.ts';
import type { RenderJob, RenderWish } from './render-wish.ts';

/** Reads a lab, draws it and writes its files. */
export async function runJob({ input, outputs, formats }: RenderJob, wish: RenderWish): Promise<void> {
  const document = await readLabFile(input);
  const { files } = await renderLab(document, wish, formats);
  for (const [k, output] of outputs.entries()) await writeAtomically(output, files[k] ?? new Uint8Array());
}
