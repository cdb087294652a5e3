import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The project's own rules minus those that need types: snippets may then stand at any path, and no program is built. */
const withoutTypes = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const withTypes = new ESLint();

async function rulesBroken(code: string, filePath: string, eslint = withoutTypes): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

const PATHS = 'import-x/no-restricted-paths';
const IMPORTS = 'no-restricted-imports';
const GLOBALS = 'no-restricted-globals';

const importOf = (path: string): string => `import '${path}';\n`;

describe('imports point one way', () => {
  it.each([
    ['a folder may not import a later one', 'src-core/expression/a.ts', '../descent/descend.ts'],
    ['not even its types', 'src-core/expression/a.ts', '../scene/scene.ts'],
    ['the lab document imports nothing', 'src-core/document/lab-document.ts', '../descent/descend.ts'],
    ['the core knows no window', 'src-core/scene/a.ts', '../../src-renderer/main.ts'],
    ['the core knows no main process', 'src-core/scene/a.ts', '../../src-main/content-policy.ts'],
    ['the window knows no main process', 'src-renderer/a.ts', '../src-main/content-policy.ts'],
    ['nor does a component', 'src-renderer/A.svelte', '../src-main/content-policy.ts'],
    ['the main process knows no window', 'src-main/a.ts', '../src-renderer/main.ts'],
    ['a test keeps the direction too', 'src-core/expression/a.test.ts', '../descent/descend.ts'],
  ])('%s', async (_why, file, path) => {
    const code = file.endsWith('.svelte')
      ? `<script lang="ts">\n${importOf(path)}</script>\n`
      : importOf(path);
    expect(await rulesBroken(code, file)).toContain(PATHS);
  });

  it.each([
    ['an earlier folder', 'src-core/scene/a.ts', '../descent/descend.ts'],
    ['its own folder', 'src-core/descent/a.ts', './descend.ts'],
    ['the lab document', 'src-core/expression/a.ts', '../document/lab-document.ts'],
    ['the core from the window', 'src-renderer/a.ts', '../src-core/scene/scene.ts'],
    ['the core from the main process', 'src-main/a.ts', '../src-core/scene/scene.ts'],
    [
      'the content policy from a build config',
      'src-renderer/vite.config.ts',
      '../src-main/content-policy.ts',
    ],
  ])('%s may be imported', async (_what, file, path) => {
    expect(await rulesBroken(importOf(path), file)).toEqual([]);
  });
});

describe('the core is pure', () => {
  it.each(['node:fs', 'fs', 'fs/promises', 'electron', 'svelte', 'svelte/server'])('no %s', async (name) => {
    expect(await rulesBroken(importOf(name), 'src-core/scene/a.ts')).toEqual([IMPORTS]);
    expect(await rulesBroken(importOf(name), 'src-core/expression/a.ts')).toEqual([IMPORTS]);
  });

  it.each(['window', 'document', 'navigator', 'localStorage', 'fetch', 'self', 'process', 'Buffer', 'name'])(
    'no global %s',
    async (name) => {
      expect(await rulesBroken(`export const value: unknown = ${name};\n`, 'src-core/scene/a.ts')).toEqual([
        GLOBALS,
      ]);
    },
  );

  it('WebAssembly belongs to every host', async () => {
    expect(await rulesBroken('export const value: unknown = WebAssembly;\n', 'src-core/kernel/a.ts')).toEqual(
      [],
    );
  });
});

describe('mathjs is only a parser', () => {
  it.each([
    ['mathjs/number', 'src-core/expression/a.ts', []],
    ['mathjs', 'src-core/expression/a.ts', [IMPORTS]],
    ['mathjs/number', 'src-core/derivatives/a.ts', [IMPORTS]],
    ['mathjs/number', 'src-renderer/a.ts', [IMPORTS]],
    ['mathjs', 'src-main/a.ts', [IMPORTS]],
  ])('%s in %s', async (name, file, broken) => {
    expect(await rulesBroken(importOf(name), file)).toEqual(broken);
  });
});

describe('types are used', () => {
  it.each([
    ['export const value: any = 1;\n', '@typescript-eslint/no-explicit-any'],
    ['Promise.resolve(1);\nexport {};\n', '@typescript-eslint/no-floating-promises'],
  ])('%j', async (code, rule) => {
    expect(await rulesBroken(code, 'src-main/content-policy.ts', withTypes)).toEqual([rule]);
  });
});

it('a component with an unsafe expression is refused', async () => {
  expect(await rulesBroken('{@html "<b>no</b>"}\n', 'src-renderer/A.svelte')).toEqual([
    'svelte/no-at-html-tags',
  ]);
});
