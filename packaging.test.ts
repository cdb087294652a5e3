/** What goes into a package, and how it is locked up: electron-builder.yml, as far as it can be held without a binary. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { drawIcon } from './packaging/icon.mjs';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

interface Builder {
  readonly files: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly { readonly ext: string }[];
  readonly nsis: Readonly<Record<string, unknown>>;
  readonly [system: string]: unknown;
}

const yaml = createRequire(import.meta.resolve('electron-builder'))('js-yaml') as {
  load(text: string): unknown;
};
const builder = yaml.load(text('./electron-builder.yml')) as Builder;
const program = JSON.parse(text('./package.json')) as Record<string, unknown>;

describe('a package', () => {
  it('holds the build and no module', () => {
    expect(builder.files).toEqual([
      'package.json',
      'LICENSE',
      'out/main/*.js',
      'out/preload/preload.cjs',
      'out/renderer/**',
      '!out/main/{cli,start,core-worker,render-worker}.js',
      '!node_modules',
    ]);
    expect(program['main']).toBe('./out/main/index.js');
    // What is a dependency of the program itself electron-builder would pack.
    expect(program).not.toHaveProperty('dependencies');
  });

  it('is for each system what was promised, and wants no rights of an administrator', () => {
    expect(builder['linux']).toMatchObject({ target: ['AppImage', 'deb'] });
    expect(builder['mac']).toMatchObject({ target: [{ target: 'dmg', arch: ['x64', 'arm64'] }] });
    expect(builder['win']).toMatchObject({
      target: ['nsis', 'portable'],
      requestedExecutionLevel: 'asInvoker',
    });
    expect(builder.nsis).toMatchObject({ perMachine: false, allowElevation: false });
    expect(builder.fileAssociations.map(({ ext }) => ext)).toEqual(['zigzag']);
    expect(builder['publish']).toBeNull();
  });

  it('is no Node for others, and runs nothing but what was packed', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('has the icon that the script draws, of the size that each system’s own is made of', async () => {
    const icon = readFileSync(new URL('./packaging/icon.png', import.meta.url));
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([1024, 1024]);
    expect(Buffer.from(await drawIcon()).equals(icon)).toBe(true);
  });

  it('is built by a workflow that runs commands there are', () => {
    const scripts = Object.keys(program['scripts'] as object);
    const run = [...text('./.github/workflows/package.yml').matchAll(/npm run ([\w:]+)/g)].map(
      ([, name]) => name,
    );
    expect(run.length).toBeGreaterThan(0);
    expect(scripts).toEqual(expect.arrayContaining(run));
    expect(existsSync(new URL('./packaging/package.mjs', import.meta.url))).toBe(true);
  });
});
