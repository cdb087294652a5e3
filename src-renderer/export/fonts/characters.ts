import rows from './characters.json';

/** Every character that each font of files has: what figures and captions can say. */
export const FILE_CHARACTERS: ReadonlySet<string> = new Set(rows.join(''));
