import type { Lab } from '../lab/lab.svelte.ts';
import { withFiles } from './with-files.ts';

/** The keys that work anywhere in the window, as the help lists them. */
export const SHORTCUTS: readonly (readonly [keys: string, meaning: string])[] = [
  ['Ctrl Z · Ctrl Y', 'undo · redo'],
  ['Ctrl E', 'take a figure home'],
  ['Ctrl O · Ctrl S', 'open a lab, or a figure or film with its lab inside · save'],
  ['Ctrl Shift S · Ctrl Alt N', 'save under another name · new lab'],
  ['Page Down · Page Up', 'one step along the path · back (a presenter’s clicker does this)'],
  ['Home · End', 'the start · the last step (on the map)'],
  ['F', 'full screen'],
  ['P', 'pin the present paths as ghosts'],
  ['?', 'this help'],
];

/** Does what a key stands for, unless a text box has it. */
export function runShortcut(event: KeyboardEvent, lab: Lab): void {
  if (event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    const act = withControl(event, lab);
    if (act === null) return;
    event.preventDefault();
    act();
    return;
  }
  if (event.altKey) return;
  if (event.key === 'PageDown' || event.key === 'PageUp') {
    event.preventDefault();
    lab.walk(event.key === 'PageUp' ? -1 : 1);
    return;
  }
  if (isTextBox(event.target)) return;
  if (key === 'f') toggleFullScreen();
  else if (key === 'p') lab.pin();
}

/** Under a dialog the lab's keys do nothing; nor do they then save or open a page. */
export function keepFromBrowser(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && /^[so]$/i.test(event.key)) event.preventDefault();
}

/** What a key means with Ctrl (or ⌘) held. */
function withControl(event: KeyboardEvent, lab: Lab): (() => void) | null {
  const key = event.key.toLowerCase();
  if (event.altKey) {
    // AltGr, by which some keyboards type letters, is told as Ctrl and Alt too.
    if (event.code !== 'KeyN' || event.getModifierState('AltGraph')) return null;
    return () => void withFiles(lab, ({ newLab }) => newLab(lab));
  }
  if (key === 'z') return () => (event.shiftKey ? lab.redo() : lab.undo());
  if (key === 'y') return () => lab.redo();
  if (key === 'o') return () => void withFiles(lab, ({ openLab }) => openLab(lab));
  if (key !== 's') return null;
  return () => void withFiles(lab, (files) => (event.shiftKey ? files.saveLabAs(lab) : files.saveLab(lab)));
}

/** Whether keys that are letters belong to what has the focus. */
export function isTextBox(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range'].includes(target.type);
}

export function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  // Refused where the page is embedded or a policy forbids it; there is nothing to undo then.
  change.catch(() => undefined);
}
