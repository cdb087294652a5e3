/**
 * What the page may ask of the system: to fill the screen, for presenting, and to write to the clipboard after a
 * click. Electron asks for these two like for any other; camera, location, notifications and all the rest are denied.
 */
const GRANTED: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

export const isGranted = (permission: string): boolean => GRANTED.has(permission);
