/** What is drawn round the probe: ∇f, the principal axes and the curve of H, and where two steps lead. */
import { FIRST_OPTIMIZERS } from '../../../src-core/document/defaults.ts';
import type { Point2, ProbeMark } from '../../../src-core/document/lab-document.ts';
import { formatNumber } from '../../../src-core/scene/format-number.ts';
import type { ProbeScene, ProbeStep } from '../../../src-core/scene/probe.ts';
import type { MapFrame } from '../frame.ts';
import type { Mark, SymbolMark, TextMark } from '../marks.ts';
import { cutPolyline, isInside, projectPoints } from '../project-path.ts';
import { boxDistance, textBox } from '../text-box.ts';
import { textWidth } from '../text-width.ts';
import { seriesStyle, type FigureTheme } from '../theme.ts';
import { quadricOf, type PrincipalAxis, type Quadric } from './quadric.ts';

export interface ProbeMarksOptions {
  readonly shown: readonly ProbeMark[];
  /** Labels would jump about under a moving hand. */
  readonly labels: 'shown' | 'hidden';
}

/** Sizes in units of the font size. */
const ARROW_LENGTH = 5;
const CURVE_SIZE = 5.5;
const SHORTEST_AXIS = 0.9;

export function probeMarks(
  probe: ProbeScene,
  frame: MapFrame,
  theme: FigureTheme,
  { shown, labels }: ProbeMarksOptions,
): readonly Mark[] {
  const draw = new Pencil(frame, theme, labels);
  const { analysis } = probe;
  const [x = NaN, y = NaN] = analysis.point;
  const at: Point2 = [x, y];
  const { plot, domain } = frame;
  const unit = Math.sqrt(
    ((domain.x[1] - domain.x[0]) / plot.width) * ((domain.y[1] - domain.y[0]) / plot.height),
  );
  const em = unit * theme.fontSize;
  const quadric = quadricOf(
    { ...analysis, isSingular: analysis.conditionNumber === Infinity },
    CURVE_SIZE * em,
    SHORTEST_AXIS * em,
  );
  if (quadric !== null && shown.includes('curve')) draw.curve(at, quadric);
  const hasDirection = analysis.criticalPoint === null && analysis.smoothness !== 'kink';
  if (shown.includes('gradient') && hasDirection) draw.gradient(at, analysis.gradient);
  if (shown.includes('steps')) {
    draw.step(at, probe.gradientStep, 'gradient-descent', 'gradient step');
    draw.step(at, probe.newtonStep, 'newton', 'Newton step');
  }
  // Last: an axis has two ends to be named at.
  if (quadric !== null && shown.includes('axes')) quadric.axes.forEach((axis) => draw.axis(at, axis));
  return draw.marks;
}

class Pencil {
  readonly marks: Mark[] = [];
  readonly #frame: MapFrame;
  readonly #theme: FigureTheme;
  readonly #labels: ProbeMarksOptions['labels'];

  constructor(frame: MapFrame, theme: FigureTheme, labels: ProbeMarksOptions['labels']) {
    this.#frame = frame;
    this.#theme = theme;
    this.#labels = labels;
  }

  curve(at: Point2, { branches, opposite }: Quadric): void {
    const cut = (lines: readonly Float64Array[]): readonly number[][] =>
      lines.flatMap((offsets) => this.#cut(offsets.map((offset, k) => offset + at[k % 2 === 0 ? 0 : 1])));
    this.#line(cut(branches), this.#theme.mark, 0.75, []);
    this.#line(cut(opposite), this.#theme.mark, 0.75, [2, 2]);
  }

  axis(at: Point2, { eigenvalue, direction, reach }: PrincipalAxis): void {
    const { domain } = this.#frame;
    const far = 4 * Math.hypot(domain.x[1] - domain.x[0], domain.y[1] - domain.y[0]);
    const length = Math.min(reach, far);
    const ends = [-1, 1].map((sign): Point2 => [
      at[0] + sign * length * direction[0],
      at[1] + sign * length * direction[1],
    ]);
    this.#line(this.#cut(ends.flat()), this.#theme.mark, 0.55, [1.5, 1.8]);
    this.#label(`λ = ${formatNumber(eigenvalue, 3)}`, at, ends, this.#theme.mark);
  }

  gradient(at: Point2, [dx = NaN, dy = NaN]: readonly number[]): void {
    const from = this.#frame.toPixel(at);
    const [tx, ty] = this.#directionInPixels(dx, dy);
    if (!Number.isFinite(tx) || !Number.isFinite(ty) || !isInside(...from, this.#frame.plot)) return;
    const length = Math.min(ARROW_LENGTH * this.#theme.fontSize, this.#roomTowards(from, [tx, ty]));
    this.#arrow(from, [from[0] + tx * length, from[1] + ty * length], this.#theme.accent);
    this.#place([this.#textBeyond('∇f', from, [tx, ty], length, this.#theme.mark)]);
  }

  step(at: Point2, step: ProbeStep | null, optimizer: string, name: string): void {
    if (step === null || (step.to[0] === at[0] && step.to[1] === at[1])) return;
    const style = seriesStyle(this.#theme, FIRST_OPTIMIZERS.indexOf(optimizer));
    this.#line(this.#cut([...at, ...step.to]), style.color, 1, style.dash);
    const [x, y] = this.#frame.toPixel(step.to);
    if (isInside(x, y, this.#frame.plot)) {
      const symbol = {
        kind: 'symbol',
        shape: style.marker,
        centres: [x, y],
        radius: 2 * this.#theme.dotRadius,
        fill: style.color,
        stroke: this.#theme.halo,
        width: 1,
      } as const satisfies SymbolMark;
      this.marks.push(symbol);
    }
    this.#label(name, at, [step.to], style.color);
  }

  #cut(points: ArrayLike<number>): number[][] {
    const pixels = projectPoints(points, this.#frame);
    return cutPolyline(pixels, 0, pixels.length / 2 - 1, this.#frame.plot);
  }

  /** Over a halo, so that it reads on every band. */
  #line(lines: readonly (readonly number[])[], stroke: string, width: number, dash: readonly number[]): void {
    if (lines.length === 0) return;
    const { halo, lineWidth } = this.#theme;
    const px = width * lineWidth;
    this.marks.push(
      { kind: 'line', lines, stroke: halo, width: px + 2, opacity: 0.75 },
      { kind: 'line', lines, stroke, width: px, dash: dash.map((length) => length * 2 * px) },
    );
  }

  #arrow(from: Point2, to: Point2, color: string): void {
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const head = Math.min(3.2 * this.#theme.dotRadius, Math.hypot(to[0] - from[0], to[1] - from[1]));
    const neck = [to[0] - head * Math.cos(angle), to[1] - head * Math.sin(angle)];
    const outline = { kind: 'line', lines: [[...from, ...neck]] } as const;
    this.marks.push(
      { ...outline, stroke: this.#theme.mark, width: 1.3 * this.#theme.lineWidth + 2 },
      { ...outline, stroke: color, width: 1.3 * this.#theme.lineWidth },
      {
        kind: 'symbol',
        shape: 'arrow',
        centres: neck,
        radius: head,
        angle,
        fill: color,
        stroke: this.#theme.mark,
        width: 1,
      },
    );
  }

  /** A label at one of the ends of what begins at the probe, or where that leaves the plot. */
  #label(text: string, from: Point2, ends: readonly Point2[], fill: string): void {
    const [startX, startY] = this.#frame.toPixel(from);
    this.#place(
      ends.flatMap((end) => {
        const [line] = this.#cut([...from, ...end]);
        if (line === undefined || line.length < 4) return [];
        const [x = 0, y = 0] = line.slice(-2);
        const length = Math.hypot(x - startX, y - startY);
        const direction: Point2 = [(x - startX) / length, (y - startY) / length];
        if (length === 0) return [];
        const beyond = this.#textBeyond(text, [startX, startY], direction, length, fill);
        const lineHeight = 1.4 * this.#theme.fontSize;
        return [beyond, { ...beyond, y: beyond.y - lineHeight }, { ...beyond, y: beyond.y + lineHeight }];
      }),
    );
  }

  /** The first of the candidates that covers no other text; none where all do: the numbers stand beside the map too. */
  #place(candidates: readonly TextMark[]): void {
    if (this.#labels === 'hidden') return;
    const present = this.marks.flatMap(textBox);
    const free = candidates.find((text) =>
      textBox(text).every((box) => present.every((other) => boxDistance(box, other) > 0)),
    );
    if (free !== undefined) this.marks.push(free);
  }

  /** Text beyond the end of a ray, kept inside the plot. */
  #textBeyond(text: string, [x, y]: Point2, [dx, dy]: Point2, length: number, fill: string): TextMark {
    const { fontSize, fontFamily, halo } = this.#theme;
    const { plot } = this.#frame;
    const width = textWidth(text, fontSize);
    const away = length + 0.9 * fontSize;
    const middleX = x + dx * away + (dx * width) / 2;
    const baseline = y + dy * away + 0.36 * fontSize;
    return {
      kind: 'text',
      text,
      x: Math.min(Math.max(middleX, plot.x + width / 2 + 4), plot.x + plot.width - width / 2 - 4),
      y: Math.min(Math.max(baseline, plot.y + fontSize), plot.y + plot.height - 0.4 * fontSize),
      anchor: 'middle',
      fontSize,
      fontFamily,
      fontWeight: 600,
      fill,
      halo,
    };
  }

  /** px from a place inside the plot to its edge. */
  #roomTowards([x, y]: Point2, [dx, dy]: Point2): number {
    const { plot } = this.#frame;
    const across = dx > 0 ? plot.x + plot.width - x : x - plot.x;
    const down = dy > 0 ? plot.y + plot.height - y : y - plot.y;
    return Math.min(across / Math.abs(dx), down / Math.abs(dy));
  }

  #directionInPixels(dx: number, dy: number): Point2 {
    const { plot, domain } = this.#frame;
    // Divided first: a gradient of 1e300 is a direction as well.
    const largest = Math.max(Math.abs(dx), Math.abs(dy));
    const px = ((dx / largest) * plot.width) / (domain.x[1] - domain.x[0]);
    const py = ((-dy / largest) * plot.height) / (domain.y[1] - domain.y[0]);
    const length = Math.hypot(px, py);
    return [px / length, py / length];
  }
}
