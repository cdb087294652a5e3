import { expect, it } from 'vitest';
import { loadFonts } from './file-fonts.ts';

it('reads every font of the folder', async () => {
  const fonts = await loadFonts(new URL('../src-renderer/export/fonts/', import.meta.url));
  expect(fonts.face('Inter', '600').advance('∇f', 10)).toBeGreaterThan(0);
  await expect(loadFonts(new URL('./no-such-folder/', import.meta.url))).rejects.toThrow('ENOENT');
});
