import { expect, it } from 'vitest';
import { hasDisplay, openCommand } from './display.ts';

it.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: ':0', CI: 'true' }, false],
  ['darwin', {}, true],
  ['darwin', { SSH_CONNECTION: 'a b' }, false],
  ['win32', {}, true],
  ['win32', { CI: '1' }, false],
] as const)('display on %s with %j: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected);
});

it('each system opens a page by its own command', () => {
  expect(openCommand('linux', 'http://a/')).toEqual(['xdg-open', 'http://a/']);
  expect(openCommand('darwin', 'http://a/')).toEqual(['open', 'http://a/']);
  expect(openCommand('win32', 'http://a/')).toEqual(['cmd.exe', '/c', 'start', '""', 'http://a/']);
});
