/** The lab as a plain page: an HTTP server that only this machine can reach. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { labResponse, refusal, type LabResponse } from './lab-response.ts';

export interface LoopbackServer {
  readonly port: number;
  readonly address: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** How many ports after the preferred one are tried before the system chooses one. */
const NEIGHBOURS = 20;

/**
 * Serves the built window in `root` on `preferredPort`, or on the next free port. A browser keeps what a page
 * stores by its port, so the same port again means the same autosaved lab again.
 */
export async function startLoopbackServer(root: string, preferredPort: number): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void answer(root, request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    );
  });
  const port = await listenNear(server, preferredPort);
  return {
    port,
    address: `http://${HOST}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(root: string, request: IncomingMessage): Promise<LabResponse> {
  // A page elsewhere can point a name of its own at 127.0.0.1; the Host header then gives it away.
  const port = request.socket.localPort ?? 0;
  const host = request.headers.host?.toLowerCase();
  if (host !== `${HOST}:${port}` && host !== `localhost:${port}`) return refusal(421, 'Misdirected request');
  const [path = ''] = (request.url ?? '').split('?');
  return labResponse(root, request.method ?? '', path);
}

async function listenNear(server: Server, preferredPort: number): Promise<number> {
  const last = Math.min(preferredPort + NEIGHBOURS, 65_535);
  for (let port = preferredPort; port <= last; port++) {
    const bound = await listen(server, port);
    if (bound !== undefined) return bound;
  }
  const bound = await listen(server, 0);
  if (bound === undefined) throw new Error('the system has no free port');
  return bound;
}

/** The port the server now listens on, or undefined where `port` is taken or not allowed. */
function listen(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, HOST, () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' ? address?.port : undefined);
    });
  });
}
