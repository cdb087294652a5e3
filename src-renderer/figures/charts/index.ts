/** Every quantity that can be drawn over the steps. A new one is a file and a line. */
import type { ChartId } from '../../../src-core/document/lab-document.ts';
import { angle } from './angle.ts';
import type { ChartKind } from './chart-kind.ts';
import { distance } from './distance.ts';
import { effectiveRate } from './effective-rate.ts';
import { gradientNorm } from './gradient-norm.ts';
import { learningRate } from './learning-rate.ts';
import { loss } from './loss.ts';
import { stepLength } from './step-length.ts';

export const CHART_KINDS: readonly ChartKind[] = [
  loss,
  gradientNorm,
  distance,
  stepLength,
  angle,
  effectiveRate,
  learningRate,
];

/** The kinds that a document shows, in the order in which they are offered. */
export const shownCharts = (shown: readonly ChartId[]): readonly ChartKind[] =>
  CHART_KINDS.filter(({ id }) => shown.includes(id));
