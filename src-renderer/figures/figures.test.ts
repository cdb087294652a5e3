import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import ChartFigure from './charts/ChartFigure.svelte';
import { CHART_KINDS } from './charts/index.ts';
import ColorBar from './ColorBar.svelte';
import { SQUARE, groundOf, pathOf } from './fixture-scenes.ts';
import { mapFrame } from './frame.ts';
import MapFigure from './MapFigure.svelte';
import MapGround from './MapGround.svelte';
import { figureTheme } from './theme.ts';

const THEMES = ['light', 'dark', 'projector'] as const;
const ground = groundOf((x, y) => (x < -0.5 ? NaN : x * x + 5 * y * y), 'log');
const paths = [
  pathOf([1, 1, 0.5, -0.5, 0.2, 0.1]),
  pathOf([1, 1, 1e300, 1e300], { series: 1, name: 'Momentum', stop: 'diverged' }),
  pathOf([1, 1, NaN, NaN], { series: 2, name: 'Adam', stop: 'not-finite' }),
  pathOf([0, 1, 0, 0], { kind: 'ghost' }),
];
const places = [{ kind: 'minimum', at: [0, 0], label: 'minimum' }] as const;
const words = { title: 'A < B', description: 'What is to be seen' };

function mapOf(name: (typeof THEMES)[number], scene = ground): string {
  const theme = figureTheme(name);
  const frame = mapFrame({
    width: 760,
    height: 560,
    domain: SQUARE,
    aspect: 'equal',
    theme,
    legend: 'color-bar',
  });
  return render(MapFigure, { props: { ground: scene, paths, places, frame, theme, ...words } }).body;
}

function chartsOf(name: (typeof THEMES)[number]): readonly string[] {
  const size = { width: 760, height: 200, theme: figureTheme(name) };
  const cursor = { over: 'steps', at: 1 } as const;
  return CHART_KINDS.map(
    (kind) => render(ChartFigure, { props: { kind, paths, over: 'steps', cursor, ...size, ...words } }).body,
  );
}

describe.each(THEMES)('%s figures', (name) => {
  const figures = [mapOf(name), ...chartsOf(name)];

  it('are whole pictures without a stylesheet', () => {
    for (const svg of figures) {
      expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
      expect(svg).toContain('<title id=');
      expect(svg).toContain('A &lt; B</title>');
      expect(svg).not.toMatch(/<style|foreignObject|class=/);
    }
  });

  it('hold no number that is not one', () => {
    for (const svg of figures) expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('have no text smaller than the theme allows', () => {
    const sizes = figures.flatMap((svg) =>
      [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1])),
    );
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(name === 'projector' ? 20 : 14);
  });

  it('say which line of a chart is which', () => {
    for (const chart of figures.slice(1)) {
      const legend = /data-part="legend">(.*?)<\/g>/s.exec(chart)?.[1] ?? '';
      for (const run of ['Gradient descent', 'Momentum', 'Adam']) expect(legend).toContain(`${run}<`);
    }
  });

  it('name their parts', () => {
    for (const part of [
      'ground',
      'bands',
      'iso-lines',
      'not-defined',
      'axes',
      'color-bar',
      'marks',
      'paths',
    ]) {
      expect(figures[0]).toContain(`data-part="${part}"`);
    }
    for (const part of ['axes', 'grid', 'lines']) expect(figures[1]).toContain(`data-part="${part}"`);
  });
});

it('says what is not defined, how a run ended, and where the minimum is', () => {
  const svg = mapOf('light');
  for (const text of [
    'not defined here',
    'diverged at step 1',
    'not finite at step 1',
    'minimum',
    'Momentum',
  ]) {
    expect(svg).toContain(`>${text}</text>`);
  }
});

it('draws a constant function without lines, bands or colour bar', () => {
  const svg = mapOf(
    'light',
    groundOf(() => 3),
  );
  expect(svg).not.toContain('iso-lines');
  expect(svg).not.toContain('color-bar');
  expect(svg).toContain('data-part="axes"');
});

it('draws a function that is nowhere finite as one hatched map', () => {
  expect(
    mapOf(
      'dark',
      groundOf(() => NaN),
    ),
  ).toContain('not defined here');
});

it('gives the parts alone, with the same frame', () => {
  const theme = figureTheme('light');
  const frame = mapFrame({
    width: 500,
    height: 400,
    domain: SQUARE,
    aspect: 'free',
    theme,
    legend: 'color-bar',
  });
  expect(render(MapGround, { props: { ground, frame, theme } }).body).toContain('data-part="bands"');
  const bar = render(ColorBar, { props: { ground: groundOf((x) => x * x + 5, 'log'), frame, theme } }).body;
  expect(bar).toMatch(/>f − 5(\.\d+)?<\/text>/);
});
