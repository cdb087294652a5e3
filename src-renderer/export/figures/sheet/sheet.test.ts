import { describe, expect, it } from 'vitest';
import {
  defaultDocument,
  withFormula,
  withPanelChange,
  withSheet,
  withVisibility,
  type LabDocument,
  type SheetPanel,
} from '../../../../src-core/document/index.ts';
import { panelOf } from '../../../../src-core/document/sheet.ts';
import { coreInThread } from '../../../../src-core/worker/index.ts';
import type { Core } from '../../ask.ts';
import { renderInNode } from '../../render-in-node.ts';
import { writeSvg, type SvgElement } from '../../svg-tree.ts';
import { drawFigure, type FigureWish } from '../draw-figure.ts';
import { findFigure, PANELS } from '../index.ts';
import { SIZE_PRESETS } from '../sizes.ts';

const figure = findFigure('sheet')!;
const core = coreInThread();
const [slide] = SIZE_PRESETS;
const page = { width: 1000, height: 900, fontSize: 14 };

const lab = withVisibility(defaultDocument(), 'adam', 'shown');
const sheetWith = (panels: readonly SheetPanel[], document: LabDocument = lab): LabDocument => ({
  ...document,
  sheet: { ...document.sheet, panels },
});
const sheetOf = (...ids: readonly string[]): LabDocument => sheetWith(ids.map(panelOf));

const draw = (document: LabDocument, wish: Partial<FigureWish> = {}, asked: Core = core) =>
  drawFigure(
    {
      figure,
      document,
      size: slide,
      theme: 'light',
      cursor: null,
      caption: null,
      background: 'theme',
      ...wish,
    },
    asked,
    renderInNode,
  );

function elementsOf(root: SvgElement): readonly SvgElement[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}
const textOf = (element: SvgElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
const idOf = ({ attributes: { id = '' } }: SvgElement): string => id;
const partsOf = (root: SvgElement, part: string): readonly SvgElement[] =>
  elementsOf(root).filter((element) => new RegExp(`^${part}(-\\d+)?$`).test(idOf(element)));
/** Each text once: its halo is the same text with a stroke. */
const textsOf = (root: SvgElement): readonly SvgElement[] =>
  elementsOf(root).filter(({ name, attributes }) => name === 'text' && attributes['stroke'] === undefined);
const wordsIn = (root: SvgElement): readonly string[] => textsOf(root).map(textOf);

/** Edges of the plot of each panel on the sheet: left, right, top, bottom. */
function plotsOf(svg: SvgElement): readonly (readonly number[])[] {
  return partsOf(svg, 'panel').map((panel) => {
    const [x = 0, y = 0] = (panel.attributes['transform'] ?? '').match(/-?\d+/g)?.map(Number) ?? [];
    const ticks = partsOf(panel, 'ticks')[0]!;
    const children = ticks.children.filter((child) => typeof child !== 'string');
    const rect = children.find(({ name }) => name === 'rect');
    if (rect !== undefined) {
      const [left, top, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
        Number(rect.attributes[name]),
      ) as [number, number, number, number];
      return [x + left, x + left + width, y + top, y + top + height];
    }
    const path = children.at(-1)?.attributes['d'] ?? '';
    const [left, top, bottom, right] = path.match(/[\d.]+/g)?.map(Number) as [number, number, number, number];
    return [x + left, x + right, y + top, y + bottom];
  });
}

describe('its panels', () => {
  it('stand side by side with plots in line, in whatever order', async () => {
    for (const ids of [
      ['map', 'loss', 'angle'],
      ['distance', 'curvature', 'map'],
    ]) {
      const document = withSheet(sheetOf(...ids), { layout: 'row' });
      const plots = plotsOf((await draw(document)).svg);
      expect(plots).toHaveLength(3);
      expect(new Set(plots.map((plot) => plot[2])).size, 'tops').toBe(1);
      expect(new Set(plots.map((plot) => plot[3])).size, 'bottoms').toBe(1);
      for (const [k, [left = 0]] of plots.entries()) expect(left).toBeGreaterThan(plots[k - 1]?.[1] ?? 0);
    }
  });

  it('stand under one another with plots in line', async () => {
    const document = withSheet(sheetOf('map', 'loss', 'learning-rate'), { layout: 'column' });
    const plots = plotsOf((await draw(document, { size: page })).svg);
    expect(new Set(plots.map((plot) => plot[0])).size, 'left edges').toBe(1);
    expect(new Set(plots.map((plot) => plot[1])).size, 'right edges').toBe(1);
    for (const [k, [, , top = 0]] of plots.entries()) expect(top).toBeGreaterThan(plots[k - 1]?.[3] ?? 0);
  });

  it('can be every figure of the lab, drawn as many times as wanted', async () => {
    for (const { id } of PANELS) {
      const { svg } = await draw(sheetOf(id, id), { size: page });
      expect(partsOf(svg, 'panel')).toHaveLength(2);
      expect(writeSvg(svg)).not.toMatch(/NaN|Infinity|undefined/);
      const ids = elementsOf(svg).map(idOf).filter(Boolean);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, used] of writeSvg(svg).matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(used);
    }
  });

  it('show the part of the map and the axis that they keep', async () => {
    const domain = { x: [-1, 1], y: [-0.5, 0.5] } as const;
    const kept = withPanelChange(sheetOf('map', 'loss'), 0, { domain });
    const { svg, caption } = await draw(withPanelChange(kept, 1, { over: 'evaluations' }));
    expect(wordsIn(svg)).toContain('evaluations');
    expect(wordsIn(svg)).not.toContain('step');
    expect(caption).toContain('in [−1, 1] × [−0.5, 0.5]; b) f against evaluations');
  });

  it('are said to be missing where they cannot be drawn, and the others stay', async () => {
    const document = sheetWith(
      [panelOf('map'), panelOf('directions'), panelOf('of-a-later-zigzag')],
      withFormula(lab, 'abs(x) + abs(y)', []),
    );
    const at = { ...document, curvature: { ...document.curvature, probe: [0, 0] as const } };
    const { svg } = await draw(at);
    const words = wordsIn(svg).join(' ');
    expect(words).toContain('Polar plot: There is no Hessian at the probe.');
    expect(words).toContain('has no figure “of-a-later-zigzag”.');
    expect(partsOf(svg, 'iso-lines')).toHaveLength(1);
    await expect(draw(sheetWith([panelOf('directions')], at))).rejects.toThrow('There is no Hessian');
  });
});

it('asks the core nothing anew where only what is said changes', async () => {
  const asked: string[] = [];
  const listening: Core = {
    request: (...request) => {
      asked.push(JSON.stringify(request));
      return core.request(...request);
    },
  };
  const document = sheetOf('map', 'loss', 'curvature');
  await draw(document, {}, listening);
  const first = new Set(asked.splice(0));
  expect(first.size).toBeGreaterThan(3);
  await draw(withSheet(document, { title: 'Another', caption: null }), {}, listening);
  expect(asked.filter((request) => !first.has(request))).toEqual([]);
});

it('knows the minimum that the runs of a distance chart reached', async () => {
  expect(wordsIn((await draw(sheetOf('map', 'distance'))).svg)).not.toContain('no minimum reached');
});

describe('what it says once', () => {
  const shown = sheetOf('map', 'loss', 'angle');

  it('is which run is which, and no panel says it again', async () => {
    const counts = async (legend: 'common' | 'each' | 'none'): Promise<number> =>
      wordsIn((await draw(withSheet(shown, { legend, caption: '' }))).svg).filter((word) => word === 'Adam')
        .length;
    expect(await counts('common')).toBe(1);
    expect(await counts('each')).toBe(3);
    expect(await counts('none')).toBe(0);
  });

  it('is a title: the landscape’s name, the formula, one’s own, or none', async () => {
    const heading = async (document: LabDocument): Promise<string | undefined> =>
      partsOf((await draw(document)).svg, 'heading').flatMap(wordsIn)[0];
    expect(await heading(shown)).toBe('Rotated quadratic');
    expect(await heading(withFormula(shown, 'x^2 + y^2', []))).toBe('f(x, y) = x² + y²');
    expect(await heading(withSheet(shown, { title: 'Mine & <yours>' }))).toBe('Mine & <yours>');
    expect(await heading(withSheet(shown, { title: '' }))).toBeUndefined();
  });

  it('is a letter at each panel, at its upper left corner, over nothing else', async () => {
    const { svg } = await draw(shown);
    const letters = partsOf(svg, 'letters')[0]!;
    expect(wordsIn(letters)).toEqual(['a)', 'b)', 'c)']);
    const [plot = []] = plotsOf(svg);
    const baselines = textsOf(letters).map(({ attributes }) => Number(attributes['y']));
    expect(new Set(baselines).size).toBe(1);
    expect(baselines[0]).toBeLessThan(plot[2] ?? 0);
    const hidden = await draw(withSheet(shown, { labels: 'hidden' }));
    expect(partsOf(hidden.svg, 'letters')).toEqual([]);
    expect(hidden.caption).toMatch(/^paths from/);
  });

  it('is a caption that names the panels and what they have in common, or one’s own', async () => {
    const { caption } = await draw(shown);
    expect(caption).toMatch(/^a\) paths from \(−2\.4, 0\.4\); b\) f against steps; c\) angle between/);
    expect(caption).toContain('Gradient descent, η = 0.093; Adam, η = 0.093');
    expect((await draw(withSheet(shown, { caption: 'Mine' }))).caption).toBe('Mine');
    expect((await draw(withSheet(shown, { caption: 'Mine' }), { caption: 'Now' })).caption).toBe('Now');
    const probed = await draw(sheetOf('map', 'curvature'));
    expect(probed.caption).toMatch(/b\) curvature at .*At the probe .*κ = 20/s);
  });
});

it('says where there is no room, and what would make some', async () => {
  const size = { width: 300, height: 300, fontSize: 14 };
  await expect(draw(sheetOf('map', 'loss', 'angle', 'surface'), { size })).rejects.toThrow(
    'There is no room for 4 figures: make the sheet larger',
  );
});

it('shows a step of the runs on all panels', async () => {
  const still = writeSvg((await draw(sheetOf('map', 'loss'))).svg);
  const at = writeSvg((await draw(sheetOf('map', 'loss'), { cursor: { over: 'steps', at: 3 } })).svg);
  expect(at).not.toBe(still);
});
