/** Between two pieces of work: what waits, such as a hand on the window, comes first. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
