/** Entry of the command line: `npm run -s cli -- COMMAND …`. */
import { runCommandLine } from './cli/run.ts';
import { startCore } from './core-client.ts';

// A reader that has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`zigzag: cannot write: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const core = new URL('./core-worker.js', import.meta.url);
const { stdout, stderr, code } = await runCommandLine(process.argv.slice(2), () => startCore(core));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code;
