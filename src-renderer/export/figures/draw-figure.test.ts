import { describe, expect, it } from 'vitest';
import { defaultDocument, withFormula } from '../../../src-core/document/index.ts';
import { FILE_THEMES } from '../../figures/file-theme-names.ts';
import { writeSvg, type SvgElement } from '../svg-tree.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { rememberingCore } from '../in-window/remembering-core.ts';
import { renderInNode } from '../render-in-node.ts';
import { drawFigure, type FigureWish } from './draw-figure.ts';
import { FIGURES, findFigure, shownFigure } from './index.ts';
import { FIGURE_NAMES } from './figure-names.ts';
import { PX_PER_POINT, SIZE_PRESETS } from './sizes.ts';

// What is asked for one picture is the same for the next in another theme or size.
const core = rememberingCore({ ...coreInThread(), cancel: () => undefined });
const [slide] = SIZE_PRESETS;
const map = findFigure('map');
if (map === undefined) throw new Error('There is no map.');

const draw = (wish: Partial<FigureWish> = {}) =>
  drawFigure(
    {
      figure: map,
      document: defaultDocument(),
      size: slide,
      theme: 'light',
      cursor: null,
      caption: null,
      background: 'theme',
      ...wish,
    },
    core,
    renderInNode,
  );

function elementsOf(root: SvgElement): readonly SvgElement[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}

const textOf = (element: SvgElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

describe.each(FIGURES)('$name', (figure) => {
  it.each(FILE_THEMES)('is whole and of numbers in the theme %s', async (theme) => {
    for (const size of SIZE_PRESETS) {
      const { svg, width, height } = await draw({ figure, theme, size });
      expect([width, height]).toEqual([size.width, size.height]);
      expect(svg.attributes['viewBox']).toBe(`0 0 ${String(width)} ${String(height)}`);
      expect(writeSvg(svg)).not.toMatch(/NaN|Infinity|undefined|null|class=|<style/);
    }
  });

  it('has no text under 14 points on a slide, and none smaller than asked for elsewhere', async () => {
    for (const theme of ['light', 'projector', 'journal'] as const)
      for (const size of SIZE_PRESETS) {
        const sizes = elementsOf((await draw({ figure, theme, size })).svg)
          .map(({ attributes }) => attributes['font-size'])
          .filter((value) => value !== undefined)
          .map(Number);
        expect(sizes.length).toBeGreaterThan(0);
        const least = size.id.startsWith('slide') ? 14 * PX_PER_POINT : size.fontSize;
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least);
      }
  });

  it('is the same at every drawing, with ids that name its parts once', async () => {
    const { svg } = await draw({ figure });
    expect(writeSvg((await draw({ figure })).svg)).toBe(writeSvg(svg));
    const ids = elementsOf(svg).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('caption');
    const used = [...writeSvg(svg).matchAll(/url\(#([^)]*)\)/g)].map((match) => match[1]);
    for (const id of used) expect(ids).toContain(id);
  });
});

describe('the caption', () => {
  it('tells function, parameters, runs and curvature', async () => {
    const { caption, svg } = await draw();
    expect(caption).toMatch(/^f\(x, y\) = .*²/);
    expect(caption).toContain('κ = 20');
    expect(caption).toMatch(/Gradient descent, η = 0\.093/);
    expect(caption).toContain('until ∥∇f∥ ≤ 10⁻⁶');
    expect(caption).toContain('At the minimum (0, 0): λ₁ = 1, λ₂ = 20, κ = 20');
    const group = elementsOf(svg).find(({ attributes }) => attributes['id'] === 'caption');
    const lines = group?.children.map((line) => (typeof line === 'string' ? line : textOf(line)));
    expect(lines?.join(' ')).toBe(caption.replaceAll('\n', ' '));
  });

  it('is the one that was written, or none', async () => {
    expect(writeSvg((await draw({ caption: 'Figure 1 & more' })).svg)).toContain(
      '>Figure 1 &amp; more</text>',
    );
    expect(writeSvg((await draw({ caption: '' })).svg)).not.toContain('caption');
  });

  it('breaks where other programs break lines, and not between a name, its sign and its number', async () => {
    const linesOf = async (caption: string, width: number): Promise<readonly string[]> => {
      const { svg } = await draw({ caption, size: { width, height: 400, fontSize: 12 } });
      const group = elementsOf(svg).find(({ attributes }) => attributes['id'] === 'caption');
      return group?.children.map((line) => (typeof line === 'string' ? line : textOf(line))) ?? [];
    };
    expect(await linesOf('one\u000btwo\r\nthree\u2028four', 600)).toEqual(['one', 'two', 'three', 'four']);
    for (let width = 120; width < 400; width += 20)
      for (const line of await linesOf('λ₁ = 1.25, λ₂ = 20, until ∥∇f∥ ≤ 10⁻⁶', width))
        expect(line).not.toMatch(/^[=≤]|[=≤]$|^[\d.]+,?$/);
  });

  it('never takes more than its share, whatever is written', async () => {
    const size = { width: 300, height: 200, fontSize: 12 };
    const { svg } = await draw({ size, caption: 'word '.repeat(400) + 'x'.repeat(400) });
    const lines = elementsOf(svg).filter(
      (element) => element.name === 'text' && textOf(element).includes('word'),
    );
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.length * 1.4 * 12).toBeLessThanOrEqual(0.4 * 200);
    expect(writeSvg(svg)).toContain(' …</text>');
  });

  it('says where there is no Hessian', async () => {
    const figure = findFigure('curvature');
    const document = withFormula(defaultDocument(), 'abs(x) + abs(y)', []);
    const at = { ...document, curvature: { ...document.curvature, probe: [0, 0] as const } };
    expect((await draw({ figure: figure ?? map, document: at })).caption).toContain('f has no Hessian');
  });

  it('says where f is not defined, and no number of it', async () => {
    for (const formula of ['1/0*x + y', 'log(x) + y']) {
      const document = withFormula(defaultDocument(), formula, []);
      const at = {
        ...document,
        start: [-1, 1] as const,
        curvature: { ...document.curvature, probe: [-1, 1] as const },
      };
      for (const [id, place] of [
        ['map', 'At the start'],
        ['curvature', 'At the probe'],
      ] as const) {
        const { caption } = await draw({ figure: findFigure(id)!, document: at });
        expect(caption).toContain(`${place} (−1, 1): f is not defined`);
        expect(caption).not.toMatch(/λ|κ|∥∇f∥ =|∞/);
      }
    }
  });
});

it('leaves the background out where that is wanted', async () => {
  expect(writeSvg((await draw({ background: 'none' })).svg)).not.toContain('id="background"');
  expect(writeSvg((await draw()).svg)).toContain('id="background"');
});

it('says where there is no room', async () => {
  const size = { width: 100, height: 100, fontSize: 100 };
  await expect(draw({ size })).rejects.toThrow('There is no room for the figure');
});

it('has the figures that are named', () => {
  expect(FIGURES.map(({ id }) => id)).toEqual(FIGURE_NAMES);
});

it('knows which figure is on screen', () => {
  const document = defaultDocument();
  const { curvature } = document;
  expect(shownFigure(document)).toBe('map');
  for (const [figure, id] of [
    ['map', 'curvature'],
    ['surface', 'surface'],
    ['matrices', 'matrices'],
  ] as const)
    expect(shownFigure({ ...document, bench: 'curvature', curvature: { ...curvature, figure } })).toBe(id);
});
