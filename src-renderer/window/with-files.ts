import type * as Commands from '../files/commands.ts';
import type { Lab } from '../lab/lab.svelte.ts';

/** Does something with files; all that is needed for it comes when it is first wanted. */
export async function withFiles(lab: Lab, act: (files: typeof Commands) => Promise<void>): Promise<void> {
  try {
    await act(await import('../files/commands.ts'));
  } catch {
    lab.notice = 'A part of Zigzag could not be loaded: is its server still running? Your lab is kept.';
  }
}
