import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSvg, writeSvg, type SvgElement } from './svg-tree.ts';

test('what is written can be read again, whatever the texts hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, value) => {
      const svg: SvgElement = { name: 'svg', attributes: { title: value }, children: [text] };
      const again = parseSvg(writeSvg(svg));
      expect(writeSvg(again)).toBe(writeSvg(parseSvg(writeSvg(again))));
    }),
    { numRuns: 2000 },
  );
});

test('texts come back as they are, but for what XML cannot hold', () => {
  const svg = { name: 'svg', attributes: { a: '<"&\t\n' }, children: ['κ & <b> "q"\u0001\u000b\ud800 😀'] };
  expect(parseSvg(writeSvg(svg))).toEqual({ ...svg, children: ['κ & <b> "q" 😀'] });
});

test.each([
  ['no end', '<svg>'],
  ['two roots', '<svg/><svg/>'],
  ['an entity of its own', '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'],
  ['no element', ''],
  ['too deep', `${'<g>'.repeat(200)}${'</g>'.repeat(200)}`],
])('%s is refused', (_, text) => {
  expect(() => parseSvg(text)).toThrow();
});
