/** What the window's session may do: load the lab from the build, and nothing else. No request leaves the machine. */
import { fileURLToPath } from 'node:url';
import { protocol, session } from 'electron';
import { labResponse, refusal } from '../lab-response.ts';
import { LAB_SCHEME, labPath } from './lab-url.ts';
import { isGranted } from './permissions.ts';

const windowRoot = fileURLToPath(new URL('../renderer', import.meta.url));

/** `standard` gives the lab an origin and storage, `secure` the rights of an https page; to be called before the app is ready. */
export function registerLabScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: LAB_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** What never leaves the machine: the lab's own files, and what the page has made itself. */
const OWN = new RegExp(`^(?:${LAB_SCHEME}|blob|data):`);

export function guardSession(): void {
  const { defaultSession } = session;
  protocol.handle(LAB_SCHEME, answer);
  defaultSession.setPermissionRequestHandler((_contents, permission, reply) => reply(isGranted(permission)));
  defaultSession.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, reply) => reply({ cancel: !OWN.test(url) }));
  // Files leave by the bridge, through a dialog.
  defaultSession.on('will-download', (event) => event.preventDefault());
}

async function answer(request: Request): Promise<Response> {
  const path = labPath(request.url);
  const { status, headers, body } =
    path === undefined ? refusal(404, 'Not found') : await labResponse(windowRoot, request.method, path);
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}
