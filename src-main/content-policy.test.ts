import { describe, expect, it } from 'vitest';
import { SECURITY_HEADERS, singleFilePolicy } from './content-policy.ts';

function directives(policy: string | undefined): Map<string, string[]> {
  return new Map(
    (policy ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

const header = directives(SECURITY_HEADERS['Content-Security-Policy']);
const meta = directives(singleFilePolicy(['abc=', 'def=']));

describe.each([
  ['header', header],
  ['single file', meta],
])('%s', (_which, policy) => {
  it('denies what is not named', () => expect(policy.get('default-src')).toEqual(["'none'"]));

  it('lets WebAssembly compile and forbids eval and unnamed inline scripts', () => {
    const sources = policy.get('script-src');
    expect(sources).toContain("'wasm-unsafe-eval'");
    expect(sources).not.toContain("'unsafe-eval'");
    expect(sources).not.toContain("'unsafe-inline'");
  });

  it('names no host', () => expect([...policy.values()].flat().join(' ')).not.toMatch(/http|\*|\./));
});

it('workers start from the lab itself, and from a blob in the single file only', () => {
  expect(header.get('worker-src')).toEqual(["'self'"]);
  expect(meta.get('worker-src')).toEqual(['blob:']);
});

it('the single file runs its own scripts by their hash and connects to nothing', () => {
  expect(meta.get('script-src')).toEqual(["'sha256-abc='", "'sha256-def='", "'wasm-unsafe-eval'"]);
  expect(meta.get('connect-src')).toEqual(["'none'"]);
  expect(meta.has('frame-ancestors')).toBe(false);
});
