/** The answer to a request for a file of the window, the same in the desktop window and from the loopback server. */
import { readFile } from 'node:fs/promises';
import { SECURITY_HEADERS } from './content-policy.ts';
import { findStaticFile } from './static-files.ts';

export interface LabResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Vite puts a hash of the content into the name of every file of this folder, so a name never changes its meaning. */
const HASHED_FOLDER = '/assets/';

/** @param urlPath path of the request, still encoded, without query */
export async function labResponse(root: string, method: string, urlPath: string): Promise<LabResponse> {
  if (method !== 'GET' && method !== 'HEAD') {
    return refusal(405, 'Method not allowed', { Allow: 'GET, HEAD' });
  }
  const file = await findStaticFile(root, urlPath);
  if (file.kind === 'refused') return refusal(403, 'Refused');
  if (file.kind === 'missing') return refusal(404, 'Not found');
  const body = await readFile(file.path);
  return {
    status: 200,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': file.type,
      'Content-Length': String(body.byteLength),
      // A page that is asked for again is the new build's; hashed files need not be asked for again.
      'Cache-Control': urlPath.startsWith(HASHED_FOLDER) ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
    body,
  };
}

/** An answer in words, with all security headers, that nobody keeps. */
export function refusal(status: number, words: string, headers: Record<string, string> = {}): LabResponse {
  const body = new TextEncoder().encode(`${words}\n`);
  return {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': String(body.byteLength),
      'Cache-Control': 'no-store',
      ...headers,
    },
    body,
  };
}
