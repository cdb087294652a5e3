import type * as Commands from '../files/commands.ts';
import type { Command } from '../../src-main/contract/contract.ts';
import type { Lab } from '../lab/lab.svelte.ts';
import type { Wish } from '../shell/shell.ts';
import { withFiles } from './with-files.ts';

/** What stands over the window when a wish is for it. */
export type Shown = 'help' | 'export';

/** Does what the menu, the system or the end of the program asks for. */
export function fulfil(wish: Wish, lab: Lab, show: (dialog: Shown) => void): void {
  switch (wish.kind) {
    case 'tell':
      lab.notice = wish.words;
      return;
    case 'open':
      void withFiles(lab, (commands) => commands.openGiven(lab, wish.file));
      return;
    case 'leave':
      void withFiles(lab, (commands) => commands.leaveLab(lab, wish.leaving));
      return;
    case 'command':
      // Under a dialog the lab's menu does as little as its keys.
      if (document.querySelector('dialog[open]') === null) run(wish.command, lab, show);
  }
}

const WITH_FILES: Partial<Record<Command, (commands: typeof Commands) => (lab: Lab) => Promise<void>>> = {
  new: ({ newLab }) => newLab,
  open: ({ openLab }) => openLab,
  save: ({ saveLab }) => saveLab,
  'save-as': ({ saveLabAs }) => saveLabAs,
  share: ({ shareLab }) => shareLab,
};

function run(command: Command, lab: Lab, show: (dialog: Shown) => void): void {
  switch (command) {
    case 'undo':
      lab.undo();
      return;
    case 'redo':
      lab.redo();
      return;
    case 'help':
    case 'export':
      show(command);
      return;
    case 'light':
    case 'dark':
    case 'projector':
      lab.setTheme(command);
      return;
    default:
      void withFiles(lab, (commands) => WITH_FILES[command]?.(commands)(lab) ?? Promise.resolve());
  }
}
