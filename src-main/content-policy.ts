/**
 * What a page of the lab may load and run, declared once for every shell: the desktop window and the
 * loopback server send it as response headers, the single file carries it in a meta tag.
 */
type Directives = Readonly<Record<string, readonly string[]>>;

/** `'wasm-unsafe-eval'` lets the kernel compile WebAssembly; `eval` and `new Function` stay forbidden. */
const POLICY: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'", 'data:'],
  'img-src': ["'self'", 'data:', 'blob:'],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

function serialise(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** Security headers of every response, whichever shell serves it. A worker obeys only its own response's policy. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': serialise(POLICY),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Policy of the single file, as the content of a meta tag: nothing is loaded from anywhere, scripts run by their
 * hash, the worker starts from a blob. `frame-ancestors` is left out because a meta tag cannot carry it.
 * @param scriptHashes base64 SHA-256 of each inline script, exactly as it stands in the page
 */
export function singleFilePolicy(scriptHashes: readonly string[]): string {
  const { 'frame-ancestors': _headerOnly, ...rest } = POLICY;
  return serialise({
    ...rest,
    'script-src': [...scriptHashes.map((hash) => `'sha256-${hash}'`), "'wasm-unsafe-eval'"],
    'style-src': ["'unsafe-inline'"],
    'font-src': ['data:'],
    'img-src': ['data:', 'blob:'],
    'worker-src': ['blob:'],
    'connect-src': ["'none'"],
  });
}
