import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANDSCAPES } from '../landscapes/index.ts';
import { defaultDocument, documentFor } from './defaults.ts';
import { YOUR_OWN, type LabDocument } from './lab-document.ts';
import { DocumentError } from './fields.ts';
import { parseDocument, readDocument } from './read-document.ts';
import { panelOf } from './sheet.ts';
import { writeDocument } from './write-document.ts';

const good = defaultDocument();
const [entry] = good.optimizers;

/** The document with one field replaced, as a stored text would have it. */
const changed = (change: Record<string, unknown>): unknown => ({ ...structuredClone(good), ...change });

test.each(LANDSCAPES.map((landscape) => [landscape.id, documentFor(landscape)] as const))(
  '%s survives being stored',
  (_, document) => expect(parseDocument(writeDocument(document))).toEqual(document),
);

describe('names the field at fault', () => {
  test.each<[string, Record<string, unknown>]>([
    ['format', { format: 'other' }],
    ['version', { version: 4 }],
    ['version', { version: 0 }],
    ['version', { version: 1.5 }],
    ['version', { version: '1' }],
    ['formula', { formula: 3 }],
    ['formula', { formula: 'x'.repeat(2001) }],
    ['parameters', { parameters: {} }],
    ['parameters', { parameters: [{ name: 'xy', value: 1, minimum: 0, maximum: 2, scale: 'linear' }] }],
    [
      'parameters[0].name',
      { parameters: [{ name: '__proto__', value: 1, minimum: 0, maximum: 2, scale: 'linear' }] },
    ],
    [
      'parameters[0].value',
      { parameters: [{ name: 'k', value: 9, minimum: 0, maximum: 2, scale: 'linear' }] },
    ],
    ['domain.x', { domain: { x: [1, 1], y: [0, 1] } }],
    ['domain.y', { domain: { x: [0, 1], y: [0, 1, 2] } }],
    ['start[1]', { start: [0, null] }],
    ['optimizers', { optimizers: [] }],
    ['optimizers[0].id', { optimizers: [{ ...entry, id: 'constructor' }] }],
    [
      'optimizers[0].settings.learningRate',
      { optimizers: [{ ...entry, id: 'adam', settings: { learningRate: -1 } }] },
    ],
    ['optimizers', { optimizers: [entry, entry] }],
    ['optimizers', { optimizers: Array.from({ length: 51 }, (_, k) => ({ ...entry, key: `${k}` })) }],
    ['optimizers[0].series', { optimizers: [{ ...entry, series: 0.5 }] }],
    ['optimizers[0].name', { optimizers: [{ ...entry, name: 'n'.repeat(41) }] }],
    ['charts.shown[0]', { charts: { shown: ['beauty'], over: 'steps' } }],
    ['charts.shown', { charts: { shown: [], over: 'steps' } }],
    ['optimizers[0].schedule.id', { optimizers: [{ ...entry, schedule: { id: 'lunar', settings: {} } }] }],
    [
      'optimizers[0].schedule.settings.gamma',
      { optimizers: [{ ...entry, schedule: { id: 'step', settings: { gamma: -1 } } }] },
    ],
    ['noise.kind', { noise: { ...good.noise, kind: 'pink' } }],
    ['noise.sigma', { noise: { ...good.noise, sigma: -1 } }],
    ['noise.seeds', { noise: { ...good.noise, seeds: 1e9 } }],
    ['charts.over', { charts: { shown: ['loss'], over: 'days' } }],
    ['sweep.view', { sweep: { ...good.sweep, view: 'film' } }],
    ['sweep.quantity', { sweep: { ...good.sweep, quantity: 'beauty' } }],
    ['sweep.rates', { sweep: { ...good.sweep, rates: [1, 0.1] } }],
    ['sweep.rates', { sweep: { ...good.sweep, rates: [0, 1] } }],
    ['sweep.second', { sweep: { ...good.sweep, second: '__proto__' } }],
    ['focus', { focus: 'momentum' }],
    ['steps', { steps: 1.5 }],
    ['tolerance', { tolerance: -1 }],
    ['view.levels', { view: { levels: 'cubic', aspect: 'equal' } }],
    ['view.overlay', { view: { ...good.view, overlay: 'heat' } }],
    ['curvature.probe', { curvature: { ...good.curvature, probe: [0] } }],
    ['curvature.marks[0]', { curvature: { ...good.curvature, marks: ['halo'] } }],
    [
      'curvature.surface.elevation',
      { curvature: { ...good.curvature, surface: { ...good.curvature.surface, elevation: 91 } } },
    ],
    [
      'curvature.matrixLab.matrices',
      { curvature: { ...good.curvature, matrixLab: { ...good.curvature.matrixLab, matrices: [] } } },
    ],
    [
      'curvature.matrixLab.matrices[0].xy',
      {
        curvature: {
          ...good.curvature,
          matrixLab: { ...good.curvature.matrixLab, matrices: [{ xx: 1, xy: 1e300, yy: 1 }] },
        },
      },
    ],
    ['sheet', { sheet: null }],
    ['sheet.panels', { sheet: { ...good.sheet, panels: [] } }],
    ['sheet.panels', { sheet: { ...good.sheet, panels: Array.from({ length: 5 }, () => panelOf('map')) } }],
    ['sheet.panels[0].figure', { sheet: { ...good.sheet, panels: [panelOf('sheet')] } }],
    ['sheet.panels[0].figure', { sheet: { ...good.sheet, panels: [panelOf('<b>')] } }],
    ['sheet.panels[0].over', { sheet: { ...good.sheet, panels: [{ ...panelOf('loss'), over: 'days' }] } }],
    [
      'sheet.panels[0].domain.y',
      { sheet: { ...good.sheet, panels: [{ ...panelOf('map'), domain: { x: [0, 1], y: [1, 0] } }] } },
    ],
    ['sheet.title', { sheet: { ...good.sheet, title: 't'.repeat(201) } }],
    ['sheet.caption', { sheet: { ...good.sheet, caption: 7 } }],
    ['sheet.layout', { sheet: { ...good.sheet, layout: 'spiral' } }],
    ['theme', { theme: 'pink' }],
  ])('%s in %j', (field, change) => {
    let caught: unknown;
    try {
      readDocument(changed(change));
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(DocumentError);
    expect((caught as DocumentError).field).toBe(field);
    expect((caught as DocumentError).message).toContain(field);
  });
});

test('a lab of version 1 opens, with a probe where its start is', () => {
  const { curvature: _, ...rest } = good;
  const old = { ...rest, version: 1, start: [0.25, -3], view: { levels: 'quantile', aspect: 'free' } };
  const read = readDocument(old);
  expect(read).toMatchObject({
    version: 3,
    start: [0.25, -3],
    view: { levels: 'quantile', aspect: 'free', overlay: 'none' },
    curvature: { probe: [0.25, -3], figure: 'map' },
  });
  expect(readDocument(read)).toEqual(read);
});

test('a lab of version 2 opens: its optimizers keep their colours, pinned runs too', () => {
  const { charts: _, noise: __, sheet: ___, ...rest } = good;
  const adam = { id: 'adam', settings: { learningRate: 0.1 } };
  const old = {
    ...rest,
    version: 2,
    optimizers: [
      { id: 'newton', settings: {}, visibility: 'hidden' },
      { ...adam, visibility: 'shown' },
    ],
    focus: 'adam',
    pinned: [{ ...adam, start: [1, 2] }],
  };
  const read = readDocument(old);
  const looks = (series: number) => ({ name: null, series, schedule: { id: 'constant', settings: {} } });
  expect(read.optimizers).toEqual([
    { key: 'newton', id: 'newton', settings: {}, ...looks(0), visibility: 'hidden' },
    { key: 'adam', ...adam, ...looks(1), visibility: 'shown' },
  ]);
  expect(read.pinned).toEqual([{ ...adam, ...looks(1), start: [1, 2] }]);
  expect(read).toMatchObject({
    focus: 'adam',
    charts: { shown: ['loss'], over: 'steps' },
    noise: { kind: 'none' },
    sheet: { panels: [{ figure: 'map' }, { figure: 'loss' }] },
  });
});

test('a lab that was stored before there were sweeps has one around its learning rate', () => {
  const { sweep: _, ...old } = good;
  expect(readDocument(old).sweep).toEqual(good.sweep);
});

test('cut off at any place it is refused, never half read', () => {
  const text = JSON.stringify(good);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: text.length - 1 }), (end) => {
      expect(() => parseDocument(text.slice(0, end))).toThrow(DocumentError);
    }),
  );
});

test('any JSON at all gives a document or a DocumentError', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue(), (key, value) => {
      let document: LabDocument | undefined;
      try {
        document = parseDocument(JSON.stringify(changed({ [key]: value })));
      } catch (error) {
        expect(error).toBeInstanceOf(DocumentError);
      }
      if (document !== undefined) expect(parseDocument(writeDocument(document))).toEqual(document);
    }),
  );
});

test('a formula that is not its landscape’s is the person’s own', () => {
  expect(
    readDocument(changed({ landscape: 'himmelblau', formula: '(x-1)^2 + y^2', parameters: [] })).landscape,
  ).toBe(YOUR_OWN);
});
