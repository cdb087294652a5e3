import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

let root: string;
let server: LoopbackServer;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'zigzag-loopback-'));
  writeFileSync(join(root, 'index.html'), 'lab');
  server = await startLoopbackServer(root, 0);
});

afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

/** A request whose path and headers are sent as they are: `fetch` would tidy both. */
function ask(
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(Object.assign(response, { text })));
    })
      .on('error', reject)
      .end();
  });
}

it('serves the page on the loopback address, whatever its query', async () => {
  expect(server.address).toBe(`http://127.0.0.1:${server.port}/`);
  for (const path of ['/', '/index.html', '/?lab=1']) {
    const { statusCode, text } = await ask(path);
    expect([statusCode, text]).toEqual([200, 'lab']);
  }
});

it('a HEAD request gets the headers alone', async () => {
  const { statusCode, headers, text } = await ask('/', {}, 'HEAD');
  expect([statusCode, headers['content-length'], text]).toEqual([200, '3', '']);
});

it.each([
  ['another name', (port: number) => `lab.example:${port}`, 421],
  ['a name that begins alike', (port: number) => `127.0.0.1.example:${port}`, 421],
  ['another port', (port: number) => `127.0.0.1:${port + 1}`, 421],
  ['no port', () => '127.0.0.1', 421],
  ['localhost', (port: number) => `LOCALHOST:${port}`, 200],
])('the Host header: %s', async (_what, host, expected) => {
  expect((await ask('/', { Host: host(server.port) })).statusCode).toBe(expected);
});

it('refuses what the path gate refuses, and a proxy request', async () => {
  expect((await ask('/../package.json')).statusCode).toBe(403);
  expect((await ask('http://127.0.0.1/index.html')).statusCode).toBe(403);
});

it('takes the next port where the preferred one is taken', async () => {
  const second = await startLoopbackServer(root, server.port);
  try {
    expect(second.port).toBeGreaterThan(server.port);
  } finally {
    await second.close();
  }
});
