/**
 * `npm test`: everything, in as little time as two cores take. What has one thread runs two at a time, the longest
 * first; what takes all cores runs alone. Ends with the first stage that fails.
 */
import { spawn } from 'node:child_process';

const STAGES = [['lint', 'types', 'format:check', 'build', 'build:single'], ['test:unit'], ['test:e2e']];

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

async function runInTurn(waiting, isAlone) {
  let passed = true;
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    passed = (await run(script, isAlone)) && passed;
  }
  return passed;
}

for (const stage of STAGES) {
  const waiting = [...stage];
  const isAlone = stage.length === 1;
  const lanes = isAlone ? 1 : 2;
  const passed = await Promise.all(Array.from({ length: lanes }, () => runInTurn(waiting, isAlone)));
  if (passed.includes(false)) {
    process.exitCode = 1;
    break;
  }
}
