/** Whether someone sits before a screen of this machine, and how that system opens a page in its browser. */

type Environment = Readonly<Record<string, string | undefined>>;

/** A build server or a remote shell has no screen, even where the machine it runs on has one. */
export function hasDisplay(platform: NodeJS.Platform, env: Environment): boolean {
  if (env['CI']) return false;
  if (platform === 'win32' || platform === 'darwin') return !env['SSH_CONNECTION'];
  // On Linux a remote shell may bring the display of its own end along, and then says so here.
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean);
}

/** The command, with its arguments, that opens an address in the system's browser. */
export function openCommand(platform: NodeJS.Platform, address: string): readonly [string, ...string[]] {
  switch (platform) {
    case 'win32':
      // `start` belongs to the shell, and takes its first quoted argument for a window title.
      return ['cmd.exe', '/c', 'start', '""', address];
    case 'darwin':
      return ['open', address];
    default:
      return ['xdg-open', address];
  }
}
