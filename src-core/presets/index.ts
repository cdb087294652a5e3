/** The registry. Adding a preset is one file and one line here. */
import type { Preset } from './preset.ts';
import { sameEffectiveStep } from './same-effective-step.ts';
import { secondOrder } from './second-order.ts';
import { textbookFour } from './textbook-four.ts';
import { torchZoo } from './torch-zoo.ts';
import { whyAdamAdapts } from './why-adam-adapts.ts';

export type { Preset } from './preset.ts';

export const PRESETS: readonly Preset[] = [
  textbookFour,
  torchZoo,
  secondOrder,
  sameEffectiveStep,
  whyAdamAdapts,
];
