import { describe, expect, it } from 'vitest';
import { lab, rgb } from 'd3-color';
import { FILE_THEMES } from './file-theme-names.ts';
import { fileTheme } from './file-themes.ts';
import { figureTheme, seriesStyle } from './theme.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const linear = (channel: number): number =>
    channel <= 0.04045 * 255 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;
  const { r, g, b } = rgb(color);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((p, q) => p - q);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(FILE_THEMES)('%s theme', (name) => {
  const theme = fileTheme(name, 14);
  const bands = Array.from({ length: 21 }, (_, k) => theme.ramp(k / 20));
  const overlayBands = bands.map((_, k) => theme.overlayRamp(k / 20));

  it('keeps every series 3 : 1 against every band', () => {
    for (const { color } of theme.series) {
      for (const band of [...bands, ...overlayBands])
        expect(contrast(color, band), `${color} on ${band}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('keeps text 4.5 : 1 on the background, and series names on their halo', () => {
    for (const color of [theme.text, theme.mutedText])
      expect(contrast(color, theme.background)).toBeGreaterThanOrEqual(4.5);
    for (const { color } of theme.series) expect(contrast(color, theme.halo)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['a map', bands],
    ['overlays', overlayBands],
  ])('has %s whose lightness goes one way in even steps', (_, ramp) => {
    const steps = ramp.slice(1).map((band, k) => lab(band).l - lab(ramp[k] ?? band).l);
    const direction = name === 'dark' ? 1 : -1;
    for (const step of steps) expect(step * direction).toBeGreaterThan(0.5);
    expect(Math.max(...steps.map(Math.abs)) / Math.min(...steps.map(Math.abs))).toBeLessThan(2.2);
  });

  it('tells series apart without colour', () => {
    const looks = theme.series.map(({ dash, marker }) => `${marker} ${dash.join(' ')}`);
    expect(new Set(looks).size).toBe(theme.series.length);
    const many = Array.from({ length: 36 }, (_, k) => seriesStyle(theme, k));
    expect(new Set(many.map(({ color, dash, marker }) => `${color} ${marker} ${dash.join(' ')}`)).size).toBe(
      36,
    );
    expect(new Set(many.slice(0, 12).map(({ dash, marker }) => `${marker} ${dash.join(' ')}`)).size).toBe(12);
  });
});

it('is the same in a file as in the window at the same size of text', () => {
  for (const name of ['light', 'dark', 'projector'] as const) {
    const theme = figureTheme(name);
    expect(fileTheme(name, theme.fontSize)).toEqual(theme);
  }
});

it('prints in greys alone', () => {
  const { series, ramp, overlayRamp, accent, isoLine, hatch, relief, sheets } = fileTheme('print', 14);
  const inks = [...series.map(({ color }) => color), ramp(0.3), overlayRamp(0.6), accent, isoLine, hatch];
  for (const ink of [...inks, relief.light, relief.shadow, sheets.plane, sheets.model, sheets.curve]) {
    const { r, g, b } = rgb(ink);
    expect(Math.max(r, g, b) - Math.min(r, g, b), ink).toBeLessThan(2);
  }
});
