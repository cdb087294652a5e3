import type { Lab } from '../lab/lab.svelte.ts';

/** The keys that work anywhere in the window, as the help lists them. */
export const SHORTCUTS: readonly (readonly [keys: string, meaning: string])[] = [
  ['Ctrl Z · Ctrl Y', 'undo · redo'],
  ['Ctrl E', 'take a figure home'],
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
    const redo = key === 'y' || (key === 'z' && event.shiftKey);
    if (key !== 'z' && !redo) return;
    event.preventDefault();
    if (redo) lab.redo();
    else lab.undo();
    return;
  }
  if (event.altKey) return;
  if (event.key === 'PageDown' || event.key === 'PageUp') {
    event.preventDefault();
    // From the end of the path, the first click forwards begins it anew.
    if (event.key === 'PageUp') lab.goToStep(lab.shownStep - 1);
    else lab.goToStep(lab.step === null ? 0 : lab.step + 1);
    return;
  }
  if (isTextBox(event.target)) return;
  if (key === 'f') toggleFullScreen();
  else if (key === 'p') lab.pin();
}

/** Whether keys that are letters belong to what has the focus. */
export function isTextBox(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';
}

export function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  // Refused where the page is embedded or a policy forbids it; there is nothing to undo then.
  change.catch(() => undefined);
}
