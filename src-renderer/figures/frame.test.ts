import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareFrame, fitDomain, mapFrame } from './frame.ts';
import { textWidth } from './text-width.ts';
import { figureTheme } from './theme.ts';

const theme = figureTheme('light');
const options = {
  width: 760,
  height: 560,
  domain: { x: [-2, 2], y: [-1, 3] },
  aspect: 'equal',
  theme,
  legend: 'color-bar',
} as const;

describe('mapFrame', () => {
  it('gives a unit of x the length of a unit of y', () => {
    const { plot, domain } = mapFrame(options);
    expect(plot.width / (domain.x[1] - domain.x[0])).toBeCloseTo(
      plot.height / (domain.y[1] - domain.y[0]),
      9,
    );
    expect(domain.y).toEqual([-1, 3]);
    expect(domain.x[0]).toBeLessThan(-2);
  });

  it('keeps the domain as it is where the aspect is free', () => {
    expect(mapFrame({ ...options, aspect: 'free' }).domain).toEqual(options.domain);
  });

  it('fits a fitted domain to itself', () => {
    const { domain } = mapFrame(options);
    expect(mapFrame({ ...options, domain }).domain).toEqual(domain);
    expect(fitDomain(domain, mapFrame(options).plot, 'equal')).toEqual(domain);
  });

  it('takes pixels to the domain and back', () => {
    const frame = mapFrame(options);
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 1500, noNaN: true }),
        fc.double({ min: -500, max: 1500, noNaN: true }),
        (x, y) => {
          const [px, py] = frame.toPixel(frame.toDomain([x, y]));
          expect(px).toBeCloseTo(x, 6);
          expect(py).toBeCloseTo(y, 6);
        },
      ),
    );
  });

  it('puts the corners of the domain on the corners of the plot, y upwards', () => {
    const { toPixel, domain, plot } = mapFrame(options);
    expect(toPixel([domain.x[0], domain.y[1]])).toEqual([plot.x, plot.y]);
    expect(toPixel([domain.x[1], domain.y[0]])).toEqual([plot.x + plot.width, plot.y + plot.height]);
  });

  it('keeps tick labels apart and inside the picture at any size, domain and theme', () => {
    const size = fc.integer({ min: 200, max: 1600 });
    const centre = fc.oneof(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.constantFrom(0, 1e6, -3e-7, 12345.678),
    );
    const halfWidth = fc.integer({ min: -5, max: 8 }).map((exponent) => 1.7 * 10 ** exponent);
    const themes = fc.constantFrom('light', 'projector').map((name) => figureTheme(name));
    fc.assert(
      fc.property(size, size, centre, halfWidth, themes, (width, height, at, half, anyTheme) => {
        const domain = { x: [at - half, at + half], y: [at - half, at + half] } as const;
        const frame = mapFrame({ ...options, width, height, domain, theme: anyTheme });
        const em = anyTheme.fontSize;
        const across = frame.xTicks.map(({ value, label }) => ({
          at: frame.toPixel([value, 0])[0],
          half: textWidth(label, em) / 2,
        }));
        across.slice(1).forEach((tick, k) => {
          const before = across[k] ?? tick;
          expect(tick.at - tick.half).toBeGreaterThan(before.at + before.half);
        });
        for (const { label } of frame.yTicks)
          expect(textWidth(label, em)).toBeLessThanOrEqual(frame.plot.x - 9);
      }),
      { numRuns: 60 },
    );
  });
});

it('bareFrame fills the picture', () => {
  expect(bareFrame(80, 60, options.domain).plot).toEqual({ x: 0, y: 0, width: 80, height: 60 });
});
