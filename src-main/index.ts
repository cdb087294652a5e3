/**
 * Electron's main process: one locked-up window on the lab, whose files come from the build through a scheme of
 * their own. Nothing is loaded from the network and nothing leaves the window's page.
 */
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, Menu, protocol, session } from 'electron';
import { labResponse, refusal } from './lab-response.ts';
import { isLabPage, LAB_SCHEME, LAB_URL, labPath } from './lab-url.ts';
import { menuTemplate } from './menu.ts';
import { isGranted } from './permissions.ts';
import { windowOptions } from './window-options.ts';

const windowRoot = fileURLToPath(new URL('../renderer', import.meta.url));

/** `standard` gives the lab an origin and storage, `secure` the rights of an https page; both before the app is ready. */
protocol.registerSchemesAsPrivileged([
  {
    scheme: LAB_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  },
]);

app.enableSandbox();

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-frame-navigate', (event) => {
    if (!isLabPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
});

app.on('window-all-closed', () => app.quit());

async function answer(request: Request): Promise<Response> {
  const path = labPath(request.url);
  const { status, headers, body } =
    path === undefined ? refusal(404, 'Not found') : await labResponse(windowRoot, request.method, path);
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}

async function openWindow(): Promise<void> {
  await app.whenReady();
  protocol.handle(LAB_SCHEME, answer);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, reply) =>
    reply(isGranted(permission)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));

  const window = new BrowserWindow(windowOptions());
  window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  await window.loadURL(LAB_URL);
}

// Two windows would overwrite each other's autosaved lab; a second start shows the first one's window instead.
if (app.requestSingleInstanceLock()) void openWindow();
else app.quit();
