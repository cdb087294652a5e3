/**
 * Electron's main process: one locked-up window on the lab, whose files come from the build through a scheme of
 * their own. Nothing is loaded from the network, and nothing leaves the window's page but by the contract.
 */
import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import { answerCalls } from './desktop/answer-calls.ts';
import { Desktop } from './desktop/desktop.ts';
import { fileArgument, fileOfOtherStart } from './desktop/file-argument.ts';
import { KeptTexts } from './desktop/kept-texts.ts';
import { guardSession, registerLabScheme } from './desktop/lab-session.ts';
import { isLabPage } from './desktop/lab-url.ts';

app.setName('Zigzag');
// Begun from a script, Electron would keep the lab under its own name.
if (!app.commandLine.hasSwitch('user-data-dir'))
  app.setPath('userData', join(app.getPath('appData'), 'Zigzag'));
registerLabScheme();
app.enableSandbox();
// The lab's own scheme has no host: whatever else is looked up is not found, without asking the network.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');

let desktop: Desktop | undefined;
/** What the person gave to the system, before there is a window to open it in. */
let given = fileArgument(process.argv.slice(1), process.cwd());

function open(path: string): void {
  if (desktop === undefined || desktop.window.isClosed) given = path;
  else desktop.open(path);
}

async function begin(): Promise<void> {
  // macOS tells of a double-click before it is ready, and each time after.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const file = fileOfOtherStart(data);
    if (file !== null) open(file);
    desktop?.window.show();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (!isLabPage(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });

  const [kept] = await Promise.all([KeptTexts.open(join(app.getPath('userData'), 'lab')), app.whenReady()]);
  guardSession();
  desktop = new Desktop(kept);
  answerCalls(
    ipcMain,
    () => (desktop?.window.isClosed === false ? desktop.window.contents : undefined),
    desktop.handlers,
  );
  if (given !== null) desktop.open(given);
  await desktop.window.load();
}

// Two windows would overwrite each other's autosaved lab; a second start shows the first one's window instead.
if (app.requestSingleInstanceLock({ file: given })) void begin();
else app.quit();
