import { expect, it } from 'vitest';
import { menuTemplate } from './menu.ts';

it.each(['linux', 'darwin', 'win32'] as const)(
  'on %s: no help on the network, no undo but the lab’s',
  (platform) => {
    const menu = JSON.stringify(menuTemplate(platform));
    expect(menu).not.toMatch(/help|"undo"|"redo"|"editMenu"|"viewMenu"|reload|toggleDevTools/i);
  },
);

it('macOS expects the application’s own menu first', () => {
  expect(menuTemplate('darwin')[0]).toEqual({ role: 'appMenu' });
  expect(menuTemplate('linux')[0]).toEqual({ role: 'fileMenu' });
});
