import { expect, test } from 'vitest';
import { defaultDocument } from '../../src-core/document/index.ts';
import { runToEnd } from '../../src-core/work/index.ts';
import { SceneMaker } from '../../src-core/scene/lab-scene.ts';
import { mapFrame } from './frame.ts';
import { paintGround, type GroundContext } from './paint-ground.ts';
import { figureTheme } from './theme.ts';

/** A context that remembers with which ink it filled and stroked, and how many vertices the path had. */
function recorder() {
  const painted: { readonly what: string; readonly ink: string; readonly vertices: number }[] = [];
  const inside: boolean[] = [];
  let vertices = 0;
  const vertex = (x: number, y: number): void => {
    vertices++;
    inside.push(Number.isFinite(x) && Number.isFinite(y));
  };
  const context = {
    save: () => undefined,
    restore: () => undefined,
    clip: () => undefined,
    translate: () => undefined,
    closePath: () => undefined,
    beginPath: () => (vertices = 0),
    rect: () => (vertices += 4),
    moveTo: vertex,
    lineTo: vertex,
    fill: () => painted.push({ what: 'fill', ink: context.fillStyle, vertices }),
    stroke: () => painted.push({ what: 'stroke', ink: context.strokeStyle, vertices }),
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    lineJoin: 'miter' as CanvasLineJoin,
    globalAlpha: 1,
  };
  return { context: context as unknown as GroundContext, painted, inside };
}

test('the moving ground has the colours of the still one, band by band, and its lines over them', () => {
  const document = defaultDocument();
  const { ground } = runToEnd(
    new SceneMaker().make({
      ...{ document, domain: document.domain, gridSize: 32, levelCount: 8 },
      ...{ tell: 'picture', have: null },
    }),
  );
  if (ground === null) throw new Error('No ground.');
  const theme = figureTheme('light');
  const frame = mapFrame({
    width: 600,
    height: 400,
    domain: document.domain,
    aspect: 'equal',
    theme,
    legend: 'color-bar',
  });
  const { context, painted, inside } = recorder();
  paintGround(context, ground, frame, theme);
  const fills = painted.filter(({ what }) => what === 'fill').map(({ ink }) => ink);
  const { bands } = ground;
  expect(bands.length).toBeGreaterThan(4);
  expect(fills).toEqual([
    theme.background,
    theme.ramp(0),
    ...bands.map((_, k) => theme.ramp((k + 1) / bands.length)),
  ]);
  const last = painted.at(-1);
  expect(last).toMatchObject({ what: 'stroke', ink: theme.isoLine });
  expect(last?.vertices).toBe(
    bands.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.length / 2, 0),
  );
  expect(inside).not.toContain(false);
});
