import { expect, it } from 'vitest';
import { isGranted } from './permissions.ts';

it.each(['fullscreen', 'clipboard-sanitized-write'])('%s is granted', (permission) => {
  expect(isGranted(permission)).toBe(true);
});

it.each([
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'openExternal',
  'fileSystem',
  'usb',
  'unknown',
])('%s is denied', (permission) => {
  expect(isGranted(permission)).toBe(false);
});
