/** What the person chose: the parts of the lab document, and one named action for each way to change it. */
import {
  withCurvature,
  withDomain,
  withDuplicate,
  withFormula,
  withLandscape,
  withLearningRate,
  withLearningRates,
  withName,
  withNoise,
  withOptimizer,
  withOrder,
  withSchedule,
  withoutOptimizer,
  withoutPanel,
  withPanel,
  withPanelChange,
  withPanelPlace,
  withParameter,
  withPin,
  withSetting,
  withSheet,
  withStart,
  withSteps,
  withSweep,
  withTolerance,
  withVisibility,
  type Bench,
  type ChartChoice,
  type CurvatureLab,
  type Domain,
  type LabDocument,
  type NoiseChoice,
  type OptimizerEntry,
  type Parameter,
  type Point2,
  type ScheduleChoice,
  type Sheet,
  type SheetPanel,
  type SweepChoice,
  type Theme,
} from '../../src-core/document/index.ts';
import { InputError } from '../../src-core/input-error.ts';
import { learningRateIn } from '../../src-core/optimizers/index.ts';
import type { Landscape } from '../../src-core/landscapes/index.ts';
import { figureTheme } from '../figures/theme.ts';
import { EditedDocument } from './edited-document.svelte.ts';

/** Changes of the learning rate that follow each other closely are one step to undo. */
export const LEARNING_RATE = 'learning rate';

export class DocumentStore extends EditedDocument {
  // Each part on its own, so that only what shows a part is made anew when that part changes.
  readonly bench = $derived(this.document.bench);
  readonly landscape = $derived(this.document.landscape);
  readonly domain = $derived(this.document.domain);
  readonly start = $derived(this.document.start);
  readonly optimizers = $derived(this.document.optimizers);
  readonly focusedKey = $derived(this.document.focus);
  readonly learningRates = $derived(this.document.learningRates);
  readonly steps = $derived(this.document.steps);
  readonly tolerance = $derived(this.document.tolerance);
  readonly pinned = $derived(this.document.pinned);
  readonly noise = $derived(this.document.noise);
  readonly charts = $derived(this.document.charts);
  readonly sweep = $derived(this.document.sweep);
  readonly view = $derived(this.document.view);
  readonly curvature = $derived(this.document.curvature);
  readonly sheet = $derived(this.document.sheet);
  readonly probe = $derived(this.curvature.probe);
  readonly showsMatrices = $derived(this.bench === 'curvature' && this.curvature.figure === 'matrices');
  readonly themeName = $derived(this.document.theme);
  readonly theme = $derived(figureTheme(this.themeName));
  readonly formula = $derived(this.document.formula);
  readonly parameters = $derived(this.document.parameters);
  readonly focusEntry = $derived(entryOf(this.optimizers, this.focusedKey));
  readonly learningRate = $derived(learningRateOf(this.focusEntry));
  pickLandscape(landscape: Landscape): void {
    this.cursor = null;
    this.formulaDraft = null;
    this.edit(withLandscape(this.document, landscape), '');
  }

  setFormula(formula: string, parameters: readonly string[]): void {
    this.cursor = null;
    this.formulaDraft = null;
    this.edit(withFormula(this.document, formula, parameters), 'formula');
  }

  setLearningRate(value: number): void {
    this.edit(withLearningRate(this.document, value), LEARNING_RATE);
  }

  setSetting(key: string, name: string, value: number | string): void {
    this.edit(withSetting(this.document, key, name, value), `${key} ${name}`);
  }

  setStart(start: Point2): void {
    this.edit(withStart(this.document, start), 'start');
  }

  setDomain(domain: Domain): void {
    this.edit(withDomain(this.document, domain), 'domain');
  }

  setParameter(name: string, change: Partial<Parameter>): void {
    this.edit(withParameter(this.document, name, change), `parameter ${name}`);
  }

  setSteps(steps: number): void {
    this.edit(withSteps(this.document, steps), 'steps');
  }

  setTolerance(tolerance: number): void {
    this.edit(withTolerance(this.document, tolerance), 'tolerance');
  }

  setVisibility(key: string, visibility: OptimizerEntry['visibility']): void {
    this.edit(withVisibility(this.document, key, visibility), '');
  }

  setFocus(key: string): void {
    this.edit(withVisibility(this.document, key, 'shown'), 'focus');
  }

  addOptimizer(id: string): void {
    this.edit(withOptimizer(this.document, id), '');
  }

  duplicateOptimizer(key: string): void {
    this.edit(withDuplicate(this.document, key), '');
  }

  /** Another comparison, and perhaps another function with it: a preset's. */
  setComparison(document: LabDocument): void {
    this.cursor = null;
    this.formulaDraft = null;
    this.edit(document, '');
  }

  removeOptimizer(key: string): void {
    this.edit(withoutOptimizer(this.document, key), '');
  }

  placeOptimizer(key: string, place: number): void {
    this.edit(withOrder(this.document, key, place), `place ${key}`);
  }

  nameOptimizer(key: string, name: string): void {
    this.edit(withName(this.document, key, name), '');
  }

  setSchedule(key: string, schedule: ScheduleChoice): void {
    this.edit(withSchedule(this.document, key, schedule), `schedule ${key}`);
  }

  setNoise(change: Partial<NoiseChoice>): void {
    this.edit(withNoise(this.document, change), `noise ${Object.keys(change).join(' ')}`);
  }

  setCharts(change: Partial<ChartChoice>): void {
    this.edit({ ...this.document, charts: { ...this.document.charts, ...change } }, '');
  }

  setSweep(change: Partial<SweepChoice>): void {
    this.edit(withSweep(this.document, change), `sweep ${Object.keys(change).join(' ')}`);
  }

  /** Settings of the focused optimizer that were seen to do well, all at once: one step to undo. */
  takeSettings(settings: Readonly<Record<string, number>>): void {
    const { focus } = this.document;
    this.edit(
      Object.entries(settings).reduce(
        (so, [name, value]) => withSetting(so, focus, name, value),
        this.document,
      ),
      '',
    );
  }

  setLearningRates(learningRates: LabDocument['learningRates']): void {
    this.edit(withLearningRates(this.document, learningRates), '');
  }

  setView(change: Partial<LabDocument['view']>): void {
    this.edit({ ...this.document, view: { ...this.document.view, ...change } }, '');
  }

  setTheme(theme: Theme): void {
    this.edit({ ...this.document, theme }, 'theme');
  }

  pin(): void {
    this.edit(withPin(this.document), '');
  }

  unpin(): void {
    this.edit({ ...this.document, pinned: [] }, '');
  }

  setBench(bench: Bench): void {
    this.edit({ ...this.document, bench }, 'bench');
  }

  /** A label joins changes of the Curvature bench that follow each other closely; an empty one does not. */
  setCurvature(change: Partial<CurvatureLab>, label = ''): void {
    this.edit(withCurvature(this.document, change), label);
  }

  setProbe(probe: Point2): void {
    this.setCurvature({ probe, probeUncertainty: 0 }, 'probe');
  }

  setSheet(change: Partial<Omit<Sheet, 'panels'>>): void {
    this.edit(withSheet(this.document, change), `sheet ${Object.keys(change).join(' ')}`);
  }

  addPanel(figure: string): void {
    this.edit(withPanel(this.document, figure), '');
  }

  removePanel(place: number): void {
    this.edit(withoutPanel(this.document, place), '');
  }

  changePanel(place: number, change: Partial<SheetPanel>): void {
    this.edit(withPanelChange(this.document, place, change), '');
  }

  placePanel(from: number, to: number): void {
    this.edit(withPanelPlace(this.document, from, to), '');
  }

  /** An edit by hand on the map: at the ends of what numbers can tell apart it changes nothing. */
  steer(edit: () => void): void {
    try {
      edit();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
}

export function entryOf(optimizers: readonly OptimizerEntry[], key: string): OptimizerEntry {
  const entry = optimizers.find((candidate) => candidate.key === key) ?? optimizers[0];
  if (entry === undefined) throw new Error('A lab document has at least one optimizer.');
  return entry;
}

export const learningRateOf = ({ settings }: OptimizerEntry): number => learningRateIn(settings) ?? 0;
