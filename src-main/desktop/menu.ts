import type { MenuItemConstructorOptions } from 'electron';
import type { Command, KnownFile } from '../contract/contract.ts';

/** What the menu does. */
export interface MenuActions {
  readonly command: (command: Command) => void;
  readonly openRecent: (file: KnownFile) => void;
  readonly forgetRecent: () => void;
}

/** What the page describes of the lab, as far as the menu shows it. */
export interface MenuState {
  readonly theme: 'light' | 'dark' | 'projector';
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * The window's menu. Without Electron's own Help menu, whose entries lead to the network. Undo and Redo are the lab's, which
 * undoes more than text. Keys that the lab itself listens to are shown and not taken from it.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  recent: readonly KnownFile[],
  state: MenuState,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const item = (
    label: string,
    command: Command,
    accelerator?: string,
    more: MenuItemConstructorOptions = {},
  ): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => actions.command(command),
    ...more,
  });
  const theme = (label: string, id: MenuState['theme']): MenuItemConstructorOptions =>
    item(label, id, undefined, { type: 'radio', checked: state.theme === id });
  const about: MenuItemConstructorOptions = { role: 'about', label: 'About Zigzag' };

  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: 'File',
      submenu: [
        // The page cannot have this key in a browser, and does not listen to it.
        item('New', 'new', 'CmdOrCtrl+N', { registerAccelerator: true }),
        item('Open…', 'open', 'CmdOrCtrl+O'),
        { label: 'Open Recent', id: 'recent', submenu: recentItems(recent, actions) },
        { type: 'separator' },
        item('Save', 'save', 'CmdOrCtrl+S'),
        item('Save As…', 'save-as', 'CmdOrCtrl+Shift+S'),
        { type: 'separator' },
        item('Export…', 'export', 'CmdOrCtrl+E'),
        item('Share…', 'share'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        item('Undo', 'undo', 'CmdOrCtrl+Z', { enabled: state.canUndo }),
        item('Redo', 'redo', isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y', { enabled: state.canRedo }),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        theme('Light', 'light'),
        theme('Dark', 'dark'),
        theme('Projector', 'projector'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { label: 'Help', submenu: [item('Zigzag in a Minute', 'help'), ...(isMac ? [] : [about])] },
  ];
}

function recentItems(recent: readonly KnownFile[], actions: MenuActions): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: 'No files yet', enabled: false }];
  return [
    ...recent.map((file) => ({
      // A name is shown as it is: & would make a shortcut of the letter after it.
      label: file.name.replaceAll('&', '&&'),
      click: () => actions.openRecent(file),
    })),
    { type: 'separator' },
    { label: 'Forget These', click: () => actions.forgetRecent() },
  ];
}
