/** The command line's contract: bad input, help, and readers and people who stop it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { COMMAND, run } from './cli.ts';

for (const [name, words, line, carets] of [
  ['an empty formula', ['analyse', '', '--at', '1,1'], 'zigzag analyse: formula: The formula is empty', null],
  ['x^', ['analyse', 'x^', '--at', '1,1'], 'character 2: The formula ends too early', '   ^'],
  ['an unknown name', ['analyse', 'x + k', '--at', '1,1'], '“k” is not known. Use --param k=…', '      ^'],
  [
    'a number of arguments',
    ['analyse', 'x + sin(x,y)', '--at', '1,1'],
    'sin takes 1 argument, not 2',
    '      ^^^',
  ],
  ['a third variable', ['analyse', 'x+y+z', '--at', '1,1'], '“z” is not known', '      ^'],
  ['a bare function', ['analyse', 'sin x', '--at', '1,1'], 'write sin(x)', '  ^^^'],
  ['a coordinate', ['analyse', 'x', '--at', '1,,2'], '--at “1,,2”, coordinate 2: a number is missing', null],
  [
    'a start',
    ['descend', 'x', '--start', 'a,1', '--optimizer', 'adam'],
    'coordinate 1: “a” is not a finite',
    null,
  ],
  [
    'a rate',
    ['descend', 'x', '--start', '1,1', '--optimizer', 'adam', '--learning-rate', '-1'],
    'learningRate',
    null,
  ],
  ['an optimizer', ['descend', 'x', '--start', '1,1', '--optimizer', 'sgd'], 'no “sgd”; there are', null],
  ['no command', [], 'A command is missing', null],
] as const) {
  test(`bad input, ${name}: exit code 2, nothing on stdout, one line and perhaps a caret`, async () => {
    for (const more of [[], ['--json']]) {
      const { stdout, stderr, code } = await run(...words, ...(words.length === 0 ? [] : more));
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      const lines = stderr.split('\n');
      expect(lines[0]).toContain(line);
      expect(lines.slice(1)).toEqual(carets === null ? [''] : [`  ${words[1]}`, carets, '']);
    }
  });
}

test('every command has help', async () => {
  for (const words of [[], ['analyse'], ['descend'], ['functions'], ['optimizers']]) {
    const { stdout, stderr, code } = await run(...words, '--help');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain('Usage: npm run -s cli --');
  }
});

const LONG = [
  'descend',
  'x^2+y^2',
  '--start',
  '1,1',
  '--optimizer',
  'adam',
  '--steps',
  '100000',
  '--tolerance',
  '0',
];

test('a reader that has seen enough is no fault', async () => {
  const child = spawn(process.execPath, [COMMAND, ...LONG, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child.stdout, 'readable');
  child.stdout.destroy();
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
});

/** Loaded into the command before it starts: says on stderr what the core is asked. */
const TELLTALE = `data:text/javascript,${encodeURIComponent(`
  import { Worker } from 'node:worker_threads';
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    process.stderr.write('asked to ' + message.name + '\\n');
    return postMessage.call(this, message, ...more);
  };
`)}`;

test('Ctrl-C ends it at once while it works, with nothing on stdout', async () => {
  // Seconds of work: a dense function of fifty variables.
  const names = Array.from({ length: 50 }, (_, i) => `x${i}`);
  const formula = `log(1 + ${names.map((name) => `${name}^2`).join('+')})`;
  const where = ['--variables', names.join(), '--start', names.map(() => '1').join()];
  const words = ['descend', formula, ...where, ...LONG.slice(4), '--json'];
  const child = spawn(process.execPath, ['--import', TELLTALE, COMMAND, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (stderr.includes('asked to descend')) child.kill('SIGINT');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(stderr).toContain('asked to descend');
  expect({ stdout, code, signal }).toEqual({ stdout: '', code: null, signal: 'SIGINT' });
});
