import { describe, expect, test } from 'vitest';
import { SCHEDULES } from '../descent/schedules/index.ts';
import { graphData } from '../derivatives/index.ts';
import { parseFormula } from '../expression/index.ts';
import { findOptimizer, OPTIMIZERS, settingsOf, type Optimizer, type Settings } from '../optimizers/index.ts';
import { runToEnd } from '../work/index.ts';
import { CODE_LIBRARIES, MOST_NODES, orderOf, programFor, type CodeLibrary, type CodeRun } from './index.ts';

const PARAMETERS = [
  { name: 'lambda', value: 10 },
  { name: 'np', value: -2 },
];
const FORMULA = 'lambda x^2 + np sin(x y) + cbrt(y) softplus(x)';

function runOf(
  optimizer: Optimizer,
  chosen: Settings = {},
  formula = FORMULA,
  parameters: CodeRun['parameters'] = PARAMETERS,
): CodeRun {
  const settings = settingsOf(optimizer, chosen);
  const expression = parseFormula(
    formula,
    ['x', 'y'],
    parameters.map(({ name }) => name),
  );
  const graphs = runToEnd(graphData(expression, orderOf(optimizer, settings), MOST_NODES));
  const schedule = { id: 'constant', settings: {} };
  const run = { formula, parameters, graphs, optimizer, settings, schedule, isNoisy: false };
  return { ...run, start: [-1.5, 2], steps: 500, tolerance: 1e-6 };
}

function optimizerOf(id: string): Optimizer {
  return findOptimizer(id) ?? expect.fail(`${id} is gone`);
}

function textOf(library: CodeLibrary, run: CodeRun): string {
  const program = programFor(library, run);
  return 'text' in program ? program.text : expect.fail(program.reason);
}

/** Every choice of an optimizer's choices. */
const variantsOf = ({ settings }: Optimizer): readonly Settings[] =>
  settings.reduce<Settings[]>(
    (all, spec) =>
      spec.kind === 'number'
        ? all
        : all.flatMap((one) => spec.options.map((option) => ({ ...one, [spec.name]: option }))),
    [{}],
  );

const BUILT_IN =
  `and as break def elif else except for float from if import in is lambda not or print range return reversed try while
  None True False abs max min sorted zip len list ZeroDivisionError`.split(/\s+/);

/** Names that are used and nowhere defined: an import, an assignment, a parameter or a variable of a loop. */
function undefinedNames(text: string): readonly string[] {
  const code = text.replaceAll(/#.*$/gm, '').replaceAll(/f?"[^"]*"/g, '');
  const defined = new Set(BUILT_IN);
  const define = (list = ''): void => {
    for (const [name] of list.matchAll(/[A-Za-z_]\w*/g)) defined.add(name);
  };
  for (const [, list] of code.matchAll(/^ *([\w, ]+?) = /gm)) define(list);
  for (const [, name, list] of code.matchAll(/^def (\w+)\((.*)\):/gm)) define(`${name ?? ''} ${list ?? ''}`);
  for (const [, list] of code.matchAll(/\bfor ([\w, ()]+?) in /g)) define(list);
  for (const [, list] of code.matchAll(/\blambda (\w+):/g)) define(list);
  for (const [, list] of code.matchAll(/import (.+)$/gm)) define(list);
  // Attributes and keyword arguments are no names.
  const used = code.matchAll(/(?<![.\w])[A-Za-z_]\w*(?!\w|=(?!=))/g);
  return [...new Set([...used].map(([name]) => name))].filter((name) => !defined.has(name));
}

function hasBalancedBrackets(text: string): boolean {
  const open: string[] = [];
  for (const character of text.replaceAll(/#.*$/gm, '')) {
    if ('([{'.includes(character)) open.push(character);
    if (')]}'.includes(character) && '([{'.indexOf(open.pop() ?? '') !== ')]}'.indexOf(character))
      return false;
  }
  return open.length === 0;
}

describe.each(OPTIMIZERS)('$id', (optimizer) => {
  test.each(CODE_LIBRARIES)('as $name: a whole program, or a reason', ({ id: library }) => {
    for (const variant of variantsOf(optimizer)) {
      const program = programFor(library, runOf(optimizer, variant));
      if ('reason' in program) {
        expect(program.reason).toMatch(/^[A-Z].*\.$/);
        continue;
      }
      const { text } = program;
      expect(text).toMatch(/^# .*\n/);
      expect(text).not.toMatch(/\{np\}|undefined|NaN|\[object/);
      expect(undefinedNames(text), text).toEqual([]);
      expect(hasBalancedBrackets(text), text).toBe(true);
      for (const line of text.split('\n')) expect(line).toMatch(/^( {4})*(?! )/);
      expect(text).toContain('-1.5, 2.0');
      expect(text).toContain('while step < 500:');
      expect(text.endsWith('\n')).toBe(true);
    }
  });

  test('is written for PyTorch: by its class, by its own update or by hand', () => {
    expect(programFor('pytorch', runOf(optimizer))).toHaveProperty('text');
  });
});

/** Whole programs, as they are pasted: `npm run verify:code` runs them all. */
test.each([
  ['adam', 'pytorch'],
  ['adam', 'numpy'],
  ['momentum', 'optax'],
  ['newton', 'numpy'],
] as const)('%s as %s is the golden one', async (id, library) => {
  const run = runOf(optimizerOf(id), {}, '(a - x)^2 + b*(y - x^2)^2', [
    { name: 'a', value: 1 },
    { name: 'b', value: 100 },
  ]);
  await expect(textOf(library, run)).toMatchFileSnapshot(`golden/${id}-${library}.py`);
});

test('names that Python or the program has are given an underscore', () => {
  const text = textOf('numpy', runOf(optimizerOf('adam')));
  expect(text).toContain('lambda_ = np.float64(10.0)');
  expect(text).toContain('np_ = np.float64(-2.0)');
  const names = [
    'm',
    'v',
    'beta1',
    'learning_rate',
    't1',
    'm_next',
    'f',
    'p',
    'g',
    'step',
    'gradient',
    'print',
  ];
  const taken = textOf(
    'numpy',
    runOf(
      optimizerOf('adam'),
      {},
      `x^2 + y^2 + ${names.join(' + ')}`,
      names.map((name) => ({ name, value: 1 })),
    ),
  );
  for (const name of names) expect(taken).toContain(`\n${name}_ = np.float64(1.0)\n`);
});

test('a formula is one line of a comment, whatever blanks are in it', () => {
  const text = textOf('numpy', runOf(optimizerOf('adam'), {}, 'x^2 +\n\n y^2\r+\t1', []));
  expect(text.split('\n')[0]).toBe('# Adam on f(x, y) = x^2 + y^2 + 1');
});

test.each(SCHEDULES)('the schedule $id', ({ id }) => {
  const schedule = { id, settings: {} };
  for (const optimizer of ['adam', 'lion', 'newton', 'adagrad'].map(optimizerOf))
    for (const { id: library } of CODE_LIBRARIES) {
      const program = programFor(library, { ...runOf(optimizer), schedule });
      if ('reason' in program) continue;
      expect(undefinedNames(program.text), program.text).toEqual([]);
      expect(program.text.includes('def rate(k):')).toBe(id !== 'constant');
      expect(/^learning_rate = \d/m.test(program.text)).toBe(
        id === 'constant' && program.text.includes('learning_rate *'),
      );
    }
});

test('noise is not written', () => {
  expect(programFor('numpy', { ...runOf(optimizerOf('adam')), isNoisy: true })).toEqual({
    reason: 'Its gradients are noisy, and drawn by Zigzag: another program draws others.',
  });
});

test('without a tolerance only steps end a run', () => {
  const run = { ...runOf(optimizerOf('adam')), tolerance: 0 };
  expect(textOf('numpy', run)).toContain('if not np.linalg.norm(g) < np.inf or');
});

test('why there is no program is said', () => {
  const reasonOf = (library: CodeLibrary, run: CodeRun): string => {
    const program = programFor(library, run);
    return 'reason' in program ? program.reason : '';
  };
  expect(reasonOf('optax', runOf(optimizerOf('newton')))).toBe('Optax has no such method.');
  expect(reasonOf('numpy', runOf(optimizerOf('bfgs')))).toMatch(/line search/);
  expect(reasonOf('numpy', { ...runOf(optimizerOf('adam')), graphs: null })).toMatch(/too long/);
  expect(reasonOf('pytorch', runOf(optimizerOf('adam'), {}, '7 + a', [{ name: 'a', value: 1 }]))).toMatch(
    /constant/,
  );
});
