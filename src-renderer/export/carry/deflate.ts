/** Bytes made smaller and back (zlib: RFC 1950, whose checksum tells what is damaged), by what every host has built in. */

/**
 * What goes in at once, in bytes. Some hosts inflate all of what they are given before they hand anything out, and it
 * can be 1,032 times as much.
 */
const SLICE = 1024;

export class TooLargeError extends Error {}

export function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  return passThrough(new CompressionStream('deflate'), bytes, Infinity);
}

/**
 * @param most bytes that may come out; more are refused while they come
 * @throws TooLargeError, or another error where the bytes are cut off or damaged
 */
export function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  return passThrough(new DecompressionStream('deflate'), bytes, most);
}

/** The same for bytes without zlib's head and checksum (RFC 1951), as they stand in zip files. */
export function inflateRaw(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  return passThrough(new DecompressionStream('deflate-raw'), bytes, most);
}

async function passThrough(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  most: number,
): Promise<Uint8Array> {
  // What goes wrong on the way in is told on the way out too, and there it is heard.
  const written = write(writable, bytes).catch(() => undefined);
  const reader = readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > most) {
      reader.cancel().catch(() => undefined);
      throw new TooLargeError(`It holds more than ${most} bytes.`);
    }
  }
  await written;
  return joined(parts, length);
}

async function write(stream: WritableStream, bytes: Uint8Array): Promise<void> {
  const writer = stream.getWriter();
  writer.closed.catch(() => undefined);
  for (let start = 0; start < bytes.length; start += SLICE) {
    await writer.ready;
    await writer.write(bytes.slice(start, start + SLICE));
  }
  await writer.close();
}

export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
