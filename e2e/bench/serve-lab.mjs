import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts the built lab as `npm start` does where there is no display, and gives its address. */
export async function serveLab() {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const server = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../out/main/start.js', import.meta.url))],
    {
      env: { ...environment, CI: 'true' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
    if (address !== undefined) {
      return {
        address,
        close: () => new Promise((resolve) => server.once('exit', resolve).kill('SIGINT')),
      };
    }
  }
  throw new Error(`The lab did not start: ${said}`);
}
