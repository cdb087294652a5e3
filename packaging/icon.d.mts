/** The bytes of the icon as a PNG. */
export function drawIcon(): Promise<Uint8Array>;
