/** What is said when a file was given to the person, under this name or not at all. */
export const savedAs = (name: string | null): string => (name === null ? 'Not saved.' : `Saved ${name}.`);
