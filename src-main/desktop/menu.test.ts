import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { COMMANDS } from '../contract/contract.ts';
import { menuTemplate } from './menu.ts';

type Item = MenuItemConstructorOptions;
const actions = { command: vi.fn(), openRecent: vi.fn(), forgetRecent: vi.fn() };
const STATE = { theme: 'dark', canUndo: true, canRedo: false } as const;
const FILES = [
  { id: '1', name: 'a & b.zigzag' },
  { id: '2', name: 'c.zigzag' },
];

const menuOn = (platform: NodeJS.Platform, files = FILES): Item[] =>
  menuTemplate(platform, files, STATE, actions);
const itemsIn = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsIn(item.submenu) : [])]);
const press = (item: Item | undefined): void => (item?.click as (() => void) | undefined)?.();

it.each(['linux', 'darwin', 'win32'] as const)(
  'on %s: every command once, and nothing of Electron’s',
  (platform) => {
    const items = itemsIn(menuOn(platform));
    const byId = items.filter(({ id }) => COMMANDS.some((command) => command === id));
    expect(byId.map(({ id }) => id).sort()).toEqual([...COMMANDS].sort());
    byId.forEach(press);
    expect(actions.command.mock.calls.flat().sort()).toEqual([...COMMANDS].sort());
    actions.command.mockClear();
    const roles = items.flatMap(({ role }) => role ?? []);
    expect(
      roles.filter((role) => /help|undo|redo|editMenu|viewMenu|reload|toggleDevTools/i.test(role)),
    ).toEqual([]);
    const accelerators = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  },
);

it('leaves the page its keys, but for the one that it does not listen to', () => {
  const taken = itemsIn(menuOn('linux')).filter(
    ({ accelerator, registerAccelerator }) => accelerator !== undefined && registerAccelerator !== false,
  );
  expect(taken.map(({ id }) => id)).toEqual(['new']);
});

it('shows the theme, what can be undone, and the recent files by their names', () => {
  const items = itemsIn(menuOn('linux'));
  const item = (id: string): Item | undefined => items.find((each) => each.id === id);
  expect([item('light')?.checked, item('dark')?.checked]).toEqual([false, true]);
  expect([item('undo')?.enabled, item('redo')?.enabled]).toEqual([true, false]);
  press(items.find(({ label }) => label === 'a && b.zigzag'));
  expect(actions.openRecent).toHaveBeenCalledWith(FILES[0]);
  press(items.find(({ label }) => label === 'Forget These'));
  expect(actions.forgetRecent).toHaveBeenCalledOnce();
  expect(itemsIn(menuOn('linux', [])).find(({ label }) => label === 'No files yet')?.enabled).toBe(false);
});

it('macOS expects the application’s own menu first', () => {
  expect(menuOn('darwin')[0]).toEqual({ role: 'appMenu' });
  expect(menuOn('linux')[0]?.label).toBe('File');
});
