/** What is on screen of the lab: the scenes that the worker made last, and what is told of them. */
import type { Domain, LabDocument } from '../../src-core/document/index.ts';
import { endOf, nextPlace, placeOf, stepAt, type Cursor } from '../../src-core/scene/cursor.ts';
import type { FocusScene, LabScene } from '../../src-core/scene/lab-scene.ts';
import type { ProbeScene } from '../../src-core/scene/probe.ts';
import type { GroundScene, MapMark, PathScene } from '../../src-core/scene/scene.ts';
import type { SurfaceScene } from '../../src-core/scene/surface.ts';
import { mapFrame } from '../figures/frame.ts';
import { DocumentStore, entryOf, learningRateOf } from './document-store.svelte.ts';
import type { Gesture } from './edited-document.svelte.ts';

/** What is told in words, numbers and labels, and the document it belongs to. */
interface Told {
  readonly document: LabDocument;
  /** Null where the bench speaks of no optimizer. */
  readonly focus: FocusScene | null;
  /** Null where the bench has no probe. */
  readonly probe: ProbeScene | null;
  /** The ground that the colour bar names the levels of. */
  readonly ground: GroundScene | null;
  /** The paths that labels and axes are laid out for. */
  readonly paths: readonly PathScene[];
  /** Where runs came to rest, by key. */
  readonly arrivals: LabScene['arrivals'];
  /** The path of the focused optimizer; null where it is not shown. */
  readonly path: PathScene | null;
}

export class ScreenStore extends DocumentStore {
  mapSize = $state.raw({ width: 0, height: 0 });
  ground = $state.raw<GroundScene | null>(null);
  surface = $state.raw<SurfaceScene | null>(null);
  paths = $state.raw<readonly PathScene[]>([]);
  /** Where the probe is now; what is said of it may lag behind. */
  probeScene = $state.raw<ProbeScene | null>(null);
  #told = $state.raw<Told | null>(null);
  /** The marks on the slider do not move under the hand that drags along them. */
  #frozen = $state.raw<FocusScene | null>(null);

  /** When something was told last, in ms. */
  protected toldAt = Number.NEGATIVE_INFINITY;

  readonly frame = $derived(
    mapFrame({
      ...this.mapSize,
      domain: this.domain,
      aspect: this.view.aspect,
      theme: this.theme,
      legend: 'color-bar',
    }),
  );
  protected readonly hasTold = $derived(this.#told !== null);
  /** What is said of the focused optimizer; while the hand moves it changes at the pace of reading. */
  readonly focus: FocusScene | null = $derived(this.#told?.focus ?? null);
  readonly toldProbe: ProbeScene | null = $derived(this.#told?.probe ?? null);
  readonly toldPath: PathScene | null = $derived(this.#told?.path ?? null);
  readonly toldGround: GroundScene | null = $derived(this.#told?.ground ?? null);
  readonly toldPaths: readonly PathScene[] = $derived(this.#told?.paths ?? []);
  readonly toldArrivals: LabScene['arrivals'] = $derived(this.#told?.arrivals ?? {});
  readonly #toldRuns = $derived(this.toldPaths.filter(({ kind }) => kind === 'run'));
  readonly marks: readonly MapMark[] = $derived(this.#told?.focus?.marks ?? []);
  /** The document that boxes show: the present one at rest. */
  readonly toldDocument = $derived(
    this.gesture === 'none' ? this.document : (this.#told?.document ?? this.document),
  );
  readonly toldLearningRate = $derived(
    learningRateOf(entryOf(this.toldDocument.optimizers, this.toldDocument.focus)),
  );
  readonly sliderFocus = $derived(this.#frozen ?? this.focus);
  /** The step that all readouts speak of. */
  readonly shownStep = $derived(
    this.toldPath === null
      ? 0
      : this.cursor === null
        ? this.toldPath.steps
        : stepAt(this.toldPath, this.cursor),
  );
  /** The step that is pointed out; null: the last one. */
  readonly step = $derived(this.cursor === null ? null : this.shownStep);
  /** The place along the charts' axis at which the last run ends … */
  readonly lastPlace = $derived(endOf(this.#toldRuns, this.charts.over));
  /** … and that of the cursor, which may be from before the axis was changed. */
  readonly place = $derived.by(() => {
    const { over } = this.charts;
    if (this.cursor === null || this.toldPath === null) return this.lastPlace;
    return this.cursor.over === over ? this.cursor.at : placeOf(this.toldPath, over, this.shownStep);
  });
  /** Where the pointer on a chart looks; null: nowhere. */
  hover = $state.raw<Cursor | null>(null);
  /** Whether the cursor goes on by itself, or is dragged. */
  isWalking = $state.raw(false);

  /** What the figure on screen shows of f: a map widens the domain to its shape; null where nothing of f is shown. */
  readonly drawnDomain: Domain | null = $derived.by(() => {
    const figure = this.bench === 'curvature' ? this.curvature.figure : 'map';
    if (figure === 'map') return this.mapSize.width === 0 ? null : this.frame.domain;
    return figure === 'surface' ? this.domain : null;
  });

  override beginGesture(gesture: Gesture): void {
    super.beginGesture(gesture);
    if (gesture === 'learning-rate') this.#frozen = this.focus;
  }

  override endGesture(label = ''): void {
    super.endGesture(label);
    this.#frozen = null;
  }

  /** Points out a step of the focused path. */
  goToStep(step: number): void {
    const { over } = this.charts;
    this.goToPlace(this.toldPath === null ? step : placeOf(this.toldPath, over, Math.max(0, step)));
  }

  /** Looks at the runs at a place along the charts' axis; from the last on, at their ends. */
  goToPlace(at: number): void {
    this.cursor = at >= this.lastPlace ? null : { over: this.charts.over, at: Math.max(0, at) };
  }

  /** Moves the cursor by so many places at which a run takes a step; forwards from the ends is anew from the start. */
  walk(strides: number): void {
    if (this.cursor === null && strides > 0) {
      this.goToPlace(0);
      return;
    }
    const { over } = this.charts;
    const direction = strides < 0 ? -1 : 1;
    let at = this.place;
    for (let k = 0; k < Math.abs(strides); k++) at = nextPlace(this.#toldRuns, { over, at }, direction);
    this.goToPlace(at);
  }

  /** Puts a scene on screen, and of one that tells all what it tells. */
  protected put(scene: LabScene, document: LabDocument): void {
    if (scene.ground !== null) this.ground = scene.ground;
    if (scene.surface !== null) this.surface = scene.surface;
    this.paths = scene.paths;
    this.probeScene = scene.probe;
    if (scene.tell !== 'all') return;
    const { focus, probe, paths, arrivals } = scene;
    this.toldAt = performance.now();
    const path = paths.find(({ kind, key }) => kind === 'run' && key === focus?.key);
    this.#told = { document, focus, probe, ground: this.ground, paths, arrivals, path: path ?? null };
  }
}
