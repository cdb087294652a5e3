import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SECURITY_HEADERS } from './content-policy.ts';
import { labResponse } from './lab-response.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zigzag-response-'));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), 'lab');
  writeFileSync(join(root, 'assets', 'a-1.js'), '1');
});

afterAll(() => rmSync(root, { recursive: true }));

it('a file comes with its type, its length and the security headers', async () => {
  const { status, headers, body } = await labResponse(root, 'GET', '/');
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    ...SECURITY_HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': '3',
    'Cache-Control': 'no-cache',
  });
  expect(new TextDecoder().decode(body)).toBe('lab');
});

it('only files with a hash in their name are kept', async () => {
  const { headers } = await labResponse(root, 'HEAD', '/assets/a-1.js');
  expect(headers['Cache-Control']).toBe('public, max-age=31536000, immutable');
});

it.each([
  ['GET', '/../index.html', 403],
  ['GET', '/none.js', 404],
  ['POST', '/', 405],
  ['PUT', '/index.html', 405],
  ['OPTIONS', '/', 405],
])('%s %s is answered %i, with the security headers, and is not kept', async (method, path, expected) => {
  const { status, headers } = await labResponse(root, method, path);
  expect(status).toBe(expected);
  expect(headers).toMatchObject({ ...SECURITY_HEADERS, 'Cache-Control': 'no-store' });
});
