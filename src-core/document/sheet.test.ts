import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { LANDSCAPES } from '../landscapes/index.ts';
import { defaultDocument, withLandscape } from './defaults.ts';
import { DocumentError } from './fields.ts';
import type { LabDocument } from './lab-document.ts';
import { parseDocument } from './read-document.ts';
import {
  MAXIMUM_PANELS,
  panelOf,
  withoutPanel,
  withPanel,
  withPanelChange,
  withPanelPlace,
  withSheet,
} from './sheet.ts';
import { writeDocument } from './write-document.ts';

const document = defaultDocument();
const figuresOf = ({ sheet }: LabDocument): readonly string[] => sheet.panels.map(({ figure }) => figure);
const domain = { x: [0, 1], y: [0, 2] } as const;

describe('a sheet', () => {
  test('is the map with the loss at first, and takes figures to its last place', () => {
    expect(figuresOf(document)).toEqual(['map', 'loss']);
    const three = withPanel(document, 'angle');
    expect(figuresOf(three)).toEqual(['map', 'loss', 'angle']);
    const full = withPanel(three, 'surface');
    expect(() => withPanel(full, 'map')).toThrow(new InputError('A sheet has at most 4 figures.'));
  });

  test('stands on no sheet', () => {
    expect(() => withPanel(document, 'sheet')).toThrow(InputError);
    expect(() => withPanelChange(document, 0, { figure: 'sheet' })).toThrow(InputError);
  });

  test('keeps its last figure', () => {
    const one = withoutPanel(document, 0);
    expect(figuresOf(one)).toEqual(['loss']);
    expect(withoutPanel(one, 0)).toBe(one);
    expect(withoutPanel(document, 7)).toBe(document);
  });

  test('puts its figures in another order, and those alone', () => {
    const three = withPanel(document, 'angle');
    expect(figuresOf(withPanelPlace(three, 2, 0))).toEqual(['angle', 'map', 'loss']);
    expect(figuresOf(withPanelPlace(three, 0, 9))).toEqual(['loss', 'angle', 'map']);
    expect(withPanelPlace(three, 5, 0)).toBe(three);
  });

  test('forgets with a figure how that was drawn', () => {
    const kept = withPanelChange(document, 0, { domain });
    expect(kept.sheet.panels[0]).toEqual({ figure: 'map', over: null, domain });
    expect(withPanelChange(kept, 0, { figure: 'map' }).sheet.panels[0]?.domain).toEqual(domain);
    expect(withPanelChange(kept, 0, { figure: 'loss' }).sheet.panels[0]).toEqual(panelOf('loss'));
  });

  test('keeps no part of a map of which there is another function', () => {
    const [, other] = LANDSCAPES;
    const kept = withSheet(withPanelChange(document, 0, { domain }), { title: 'Mine' });
    const { sheet } = withLandscape(kept, other!);
    expect(sheet.panels[0]?.domain).toBeNull();
    expect(sheet.title).toBe('Mine');
  });

  test.each([{ title: 't'.repeat(201) }, { caption: 'c'.repeat(2001) }])(
    'has no text too long to set',
    (text) => {
      expect(() => withSheet(document, text)).toThrow(InputError);
    },
  );
});

const anyPanel = fc.record({
  figure: fc.oneof(fc.constantFrom('map', 'loss', 'no-such-figure', 'sheet', '__proto__'), fc.string()),
  over: fc.oneof(fc.constantFrom(null, 'steps', 'evaluations'), fc.jsonValue()),
  domain: fc.oneof(fc.constant(null), fc.constant(domain), fc.jsonValue()),
});
const anySheet = fc.record(
  {
    panels: fc.oneof(fc.array(anyPanel, { maxLength: 6 }), fc.jsonValue()),
    layout: fc.oneof(fc.constantFrom('auto', 'row', 'column', 'grid'), fc.string()),
    title: fc.oneof(fc.constant(null), fc.string({ maxLength: 300 }), fc.jsonValue()),
    caption: fc.oneof(fc.constant(null), fc.string()),
    labels: fc.constantFrom('shown', 'hidden', 'maybe'),
    legend: fc.constantFrom('common', 'each', 'none', 1),
    more: fc.jsonValue(),
  },
  { requiredKeys: ['panels', 'layout'] },
);

test('whatever is stored as a sheet, it is one to four figures or a DocumentError', () => {
  let read = 0;
  fc.assert(
    fc.property(anySheet, (sheet) => {
      let lab: LabDocument;
      try {
        lab = parseDocument(JSON.stringify({ ...document, sheet }));
      } catch (error) {
        expect(error).toBeInstanceOf(DocumentError);
        return;
      }
      read++;
      const { length } = lab.sheet.panels;
      expect(length >= 1 && length <= MAXIMUM_PANELS).toBe(true);
      expect(figuresOf(lab)).not.toContain('sheet');
      expect(parseDocument(writeDocument(lab))).toEqual(lab);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(read).toBeGreaterThan(0);
});

test('whatever is done to a sheet, the lab can be stored', () => {
  const place = fc.integer({ min: -1, max: 5 });
  const edit = fc.oneof(
    fc.constantFrom('map', 'loss', 'matrices').map((id) => (lab: LabDocument) => withPanel(lab, id)),
    place.map((at) => (lab: LabDocument) => withoutPanel(lab, at)),
    fc.tuple(place, place).map(
      ([from, to]) =>
        (lab: LabDocument) =>
          withPanelPlace(lab, from, to),
    ),
    place.map((at) => (lab: LabDocument) => withPanelChange(lab, at, { domain, over: 'evaluations' })),
    fc.string().map((title) => (lab: LabDocument) => withSheet(lab, { title })),
  );
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const lab = edits.reduce((so, each) => {
        try {
          return each(so);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          return so;
        }
      }, document);
      expect(parseDocument(writeDocument(lab))).toEqual(lab);
    }),
  );
});
