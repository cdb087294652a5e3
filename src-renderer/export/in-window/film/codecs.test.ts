import { expect, it } from 'vitest';
import { chooseCodec } from './codecs.ts';

const HERE = { mp4: ['avc', 'av1'], webm: ['vp8'] } as const;

it.each([
  ['mp4', 'avc', 'avc', null],
  ['mp4', 'av1', 'av1', null],
  ['mp4', null, 'avc', null],
  // Of another container: nobody chose it for this one.
  ['mp4', 'vp8', 'avc', null],
  ['mp4', 'hevc', 'avc', 'This browser cannot encode H.265 at this size. It can H.264 and AV1.'],
  ['webm', 'avc', 'vp8', 'This browser cannot encode VP9 at this size. It can VP8.'],
] as const)('%s with %s wished is %s', (format, wished, id, advice) => {
  expect(chooseCodec(format, wished, HERE)).toMatchObject({ codec: { id }, advice });
});

it('offers what there is where a container has none', () => {
  expect(chooseCodec('mp4', 'avc', { mp4: [], webm: ['vp8'] })).toEqual({
    codec: null,
    advice: 'This browser cannot encode MP4 at this size. It can WebM and GIF.',
  });
  expect(chooseCodec('webm', null, { mp4: [], webm: [] }).advice).toBe(
    'This browser cannot encode WebM at this size. It can GIF.',
  );
});
