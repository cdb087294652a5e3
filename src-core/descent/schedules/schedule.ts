import type { NumberSetting, Settings } from '../../optimizers/index.ts';

/** How the learning rate changes over a run. Conventions are those of torch.optim.lr_scheduler, a step an epoch. */
export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly NumberSetting[];
  /** ηₖ, as TeX in η, k and T, the number of steps, and the settings' symbols. */
  readonly formula: string;
  /** Whose convention it is. */
  readonly source: string;
  /**
   * η of the step from point k, k from 0 to steps − 1: the same digits on every machine.
   * @param base the optimizer's own learning rate
   */
  rate(k: number, steps: number, base: number, settings: Settings): number;
}
