/**
 * `npm test`: everything, in as little time as two cores take. What has one thread runs two at a time, what takes all
 * cores alone. Ends with the first stage that fails.
 */
import { spawn } from 'node:child_process';

const STAGES = [['types', 'lint'], ['test:unit'], ['build', 'build:single'], ['test:e2e']];

/** Runs a script of package.json; one that has company says what it has to say when it is done. */
function run(script, isAlone) {
  return new Promise((resolve) => {
    const from = performance.now();
    const child = spawn('npm', ['run', '-s', script], {
      stdio: ['ignore', isAlone ? 'inherit' : 'pipe', isAlone ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    });
    const said = [];
    for (const channel of [child.stdout, child.stderr]) channel?.on('data', (chunk) => said.push(chunk));
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      const seconds = ((performance.now() - from) / 1000).toFixed(0);
      console.log(`${script}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
      resolve(code === 0);
    });
  });
}

for (const stage of STAGES) {
  const passed = await Promise.all(stage.map((script) => run(script, stage.length === 1)));
  if (passed.includes(false)) {
    process.exitCode = 1;
    break;
  }
}
