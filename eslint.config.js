import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The folders of src-core, in the order in which things flow: a folder imports from itself and from those
 * before it. `document/lab-document.ts` stands before them all, since everything flows between lab documents:
 * any folder may import it and it imports nothing.
 */
export const CORE_FOLDERS = [
  'work',
  'arithmetic',
  'linear-algebra',
  'expression',
  'derivatives',
  'kernel',
  'landscapes',
  'optimizers',
  'descent',
  'calculus',
  'curvature',
  'network',
  'contours',
  'document',
  'presets',
  'scene',
  'worker',
  'code',
];

const LAB_DOCUMENT = './document/lab-document.ts';

const coreZones = CORE_FOLDERS.flatMap((folder, index) =>
  CORE_FOLDERS.slice(index + 1).map((later) => ({
    target: `./src-core/${folder}`,
    from: `./src-core/${later}`,
    except: later === 'document' ? ['./lab-document.ts'] : [],
    message: `${folder} comes before ${later} in the core's order (CORE_FOLDERS in eslint.config.js).`,
  })),
);

const zones = [
  ...coreZones,
  {
    target: `./src-core/${LAB_DOCUMENT}`,
    from: './src-core',
    except: [LAB_DOCUMENT],
    message: 'The lab document comes before everything and imports nothing.',
  },
  ...[
    ['src-core', 'src-renderer'],
    ['src-core', 'src-main'],
    // The contract of the desktop window is declared once, for both its sides.
    ['src-renderer', 'src-main', ['./contract']],
    // Figures and what makes files of them need no window: the command line draws with them.
    ['src-main', 'src-renderer', ['./figures', './export']],
  ].map(([target, from, except = []]) => ({
    target: `./${target}`,
    from: `./${from}`,
    except,
    message: `${target} may not import ${from}: renderer and main know the core and not each other.`,
  })),
  // export/in-window is the part of export that has a window.
  ...['./src-renderer/figures', './src-renderer/export/!(in-window)/**', './src-renderer/export/*.ts'].map(
    (target) => ({
      target,
      from: './src-renderer',
      except: ['./figures', './export'],
      message: 'Figures and files are drawn without a window too: they know the core and each other only.',
    }),
  ),
];

/** Beyond the language itself, what every host of the core has: browser window, web worker, worker thread. */
const FOR_EVERY_HOST = new Set([
  'AbortController',
  'AbortSignal',
  'MessageChannel',
  'TextDecoder',
  'TextEncoder',
  'WebAssembly',
  'clearTimeout',
  'performance',
  'queueMicrotask',
  'setTimeout',
  'structuredClone',
]);
const hostGlobals = new Set(
  [globals.browser, globals.worker, globals.node].flatMap((names) => Object.keys(names)),
);
const impureGlobals = [...hostGlobals]
  .filter((name) => !FOR_EVERY_HOST.has(name) && !(name in globals.builtin))
  .map((name) => ({ name, message: 'src-core is pure: no window, no Node.' }));

const MATHJS_ELSEWHERE = {
  regex: '^mathjs(/|$)',
  message: "mathjs is a parser here: only src-core/expression imports it, and only as 'mathjs/number'.",
};
const PURE_CORE = {
  regex: `^(node:|(svelte|electron|${builtinModules.join('|')})(/|$))`,
  message: 'src-core is pure: no Svelte, no Electron, no Node.',
};

/** Type-aware linting of `files` by the TypeScript project that checks them. */
const typed = (project, files, ignores = []) => ({
  files,
  ignores,
  languageOptions: {
    parserOptions: { project, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
  },
});

const TESTS = ['**/*.test.ts'];
const BUILD_CONFIGS = ['*.config.ts', 'src-renderer/vite.*.ts', 'tools/**/*.config.ts'];

export default defineConfig(
  { ignores: ['out/', 'test-results/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },

  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [tseslint.configs.strictTypeChecked],
    rules: {
      // Everything under test is deterministic; a promise nobody waits for is not.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNever: true },
      ],
      // Names and formulas are spread into characters on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // There are no enums (erasableSyntaxOnly), and private fields keep other objects out of classes: three rules that
      // take a quarter of the time to find nothing.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // TypeScript knows which names exist.
      'no-undef': 'off',
    },
  },
  typed('src-core/tsconfig.json', ['src-core/**/*.ts'], TESTS),
  typed('src-main/tsconfig.json', ['src-main/**/*.ts'], TESTS),
  typed('src-renderer/tsconfig.json', ['src-renderer/**/*.{ts,svelte}'], [...TESTS, ...BUILD_CONFIGS]),
  typed('tsconfig.json', [...TESTS, ...BUILD_CONFIGS, 'e2e/**/*.ts']),

  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // `let { … } = $props()` is declared once although parts of it are bindable and so written.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // ESLint sees every other component as `any`; svelte-check knows their types and checks these same things.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  {
    files: ['src-*/**/*.{ts,svelte}'],
    ignores: BUILD_CONFIGS,
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
    },
  },
  {
    files: ['src-*/**/*.{ts,svelte}'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns: [MATHJS_ELSEWHERE] }] },
  },
  {
    files: ['src-core/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals],
      'no-restricted-imports': ['error', { patterns: [PURE_CORE, MATHJS_ELSEWHERE] }],
    },
  },
  {
    files: ['src-core/expression/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [PURE_CORE, { ...MATHJS_ELSEWHERE, regex: '^mathjs(/(?!number$)|$)' }] },
      ],
    },
  },
  {
    // Loops over arrays of numbers stay within their bounds by construction; `!` says so and costs nothing.
    files: ['src-core/**/*.ts', ...TESTS],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  // `expect` is handed methods to look at, not to call.
  { files: TESTS, rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['src-renderer/**/*.{ts,svelte}'], rules: { 'no-console': 'error' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  // What these scripts hand to Playwright runs in the page.
  { files: ['e2e/**/*.mjs'], languageOptions: { globals: globals.browser } },
);
