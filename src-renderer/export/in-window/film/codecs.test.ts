import { expect, it } from 'vitest';
import { chooseCodec } from './codecs.ts';

const HERE = { avc: true, av1: true, hevc: false, vp8: true, vp9: false } as const;

it.each([
  ['mp4', 'avc', 'avc', null],
  ['mp4', 'av1', 'av1', null],
  // Of another container: nobody chose it for this one.
  ['mp4', 'vp8', 'avc', null],
  ['mp4', 'hevc', 'avc', 'This browser cannot encode H.265 at this size. It can H.264 and AV1.'],
  ['webm', 'avc', 'vp8', 'This browser cannot encode VP9 at this size. It can VP8 and AV1.'],
] as const)('%s with %s wished is %s', (format, wished, id, advice) => {
  expect(chooseCodec(format, wished, HERE)).toMatchObject({ codec: { id }, advice });
});

it('says nothing before it is known', () => {
  expect(chooseCodec('mp4', 'hevc', {})).toMatchObject({ codec: { id: 'hevc' }, advice: null });
  expect(chooseCodec('mp4', 'hevc', { hevc: false })).toEqual({ codec: null, advice: null });
  expect(chooseCodec('mp4', 'hevc', { hevc: false, av1: true })).toMatchObject({ codec: { id: 'av1' } });
});

it('offers what there is where a container has none', () => {
  const none = { avc: false, hevc: false, vp9: false, av1: false, vp8: false };
  expect(chooseCodec('mp4', 'avc', { ...none, vp8: true })).toEqual({
    codec: null,
    advice: 'This browser cannot encode MP4 at this size. It can WebM and GIF.',
  });
  expect(chooseCodec('webm', 'vp9', none).advice).toBe(
    'This browser cannot encode WebM at this size. It can GIF.',
  );
});
