/** What the export dialog chooses and shows of slides: which figures, what each says, and one of them as it will look. */
import type { LabDocument } from '../../../src-core/document/index.ts';
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import { fileTheme } from '../../figures/file-themes.ts';
import { GivenUp } from '../ask.ts';
import { findFigure, FIGURES, type FigureId, type FigureKind } from '../figures/index.ts';
import { SLIDE_TEXT } from '../figures/sizes.ts';
import { missingSigns } from '../fonts/missing-signs.ts';
import {
  drawSlideFigure,
  withTexts,
  type Slide,
  type SlideFigure,
  type SlideTexts,
} from '../slides/draw-slide.ts';
import { slideSvg } from '../slides/slide-svg.ts';
import { pptxBytes } from '../slides/slides-file.ts';
import type { SvgElement } from '../svg-tree.ts';
import { outlineText } from '../text/outline-text.ts';
import { renderInWindow } from './draw-in-window.ts';
import type { Exporter } from './exporter.svelte.ts';
import { loadFonts } from './file-fonts.ts';
import { rasterise } from './rasterise.ts';
import { rememberingCore } from './remembering-core.ts';
import { savedAs } from './saved-as.ts';

/** All that the figures of the slides depend on. */
interface Look {
  readonly document: LabDocument;
  readonly cursor: Cursor | null;
  readonly theme: FileThemeName;
  readonly caption: 'shown' | 'hidden';
}

/** What became of a figure. */
interface Outcome {
  readonly look: Look;
  /** Null where there is a problem. */
  readonly drawn: Drawn | null;
  readonly problem: string | null;
}

interface Drawn {
  readonly figure: SlideFigure;
  /** The figure with its text as outlines. */
  readonly letters: SvgElement;
  readonly missing: readonly string[];
}

const AS_MADE: SlideTexts = { title: null, caption: null };
const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

export class SlidesExporter {
  readonly exporter: Exporter;
  /** Whether the person has said which figures they want. */
  #isChosen = false;
  /** Every figure, in the order of its slide: first what is on screen. */
  readonly figures: readonly FigureKind[];
  chosen = $state.raw<readonly FigureId[]>([]);
  /** The slide that is looked at, and whose texts are written. */
  current = $state.raw<FigureId>('map');
  /** How many slides of those that are being saved have their files; null while none are. */
  written = $state.raw<number | null>(null);
  #texts = $state.raw<Readonly<Partial<Record<FigureId, SlideTexts>>>>({});
  #outcomes = $state.raw<Readonly<Partial<Record<FigureId, Outcome>>>>({});
  #isGivenUp = false;
  readonly #core;

  constructor(exporter: Exporter) {
    this.exporter = exporter;
    const { document, core } = exporter.lab;
    this.#core = rememberingCore(core);
    this.figures = figuresFor(document);
    this.begin();
  }

  /** As long as no slide was chosen it is that of the figure that other formats have. */
  begin(): void {
    if (this.#isChosen) return;
    this.current = this.exporter.figure;
    this.chosen = [this.exporter.figure];
  }

  readonly look: Look = $derived.by(() => {
    const { lab, settings } = this.exporter;
    const { document, cursor } = lab;
    const theme = settings.theme === 'lab' ? lab.themeName : settings.theme;
    return { document, cursor, theme, caption: settings.caption };
  });
  /** What of the slides the person has chosen and written. */
  readonly wishes = $derived([this.chosen, this.#texts] as const);
  readonly #drawn: readonly (Outcome | null)[] = $derived(this.chosen.map((id) => this.#outcomeOf(id)));
  readonly drawnCount: number = $derived(this.#drawn.filter((outcome) => outcome !== null).length);
  readonly isDrawing: boolean = $derived(this.drawnCount < this.chosen.length);
  /** Of the slide that is looked at, or else of another. */
  readonly problem: string | null = $derived.by(() => {
    if (this.chosen.length === 0) return 'Tick a figure for each slide that you want.';
    const ids = [this.current, ...this.chosen.filter((id) => id !== this.current)];
    const wrong = ids.find((id) => (this.#outcomeOf(id)?.problem ?? null) !== null);
    return wrong === undefined
      ? null
      : `${findFigure(wrong)?.name ?? wrong}: ${this.#outcomeOf(wrong)?.problem ?? ''}`;
  });
  readonly slide: Slide | null = $derived(this.#slideOf(this.current));
  /** The slide that is looked at as an SVG. */
  readonly svg: string | null = $derived.by(() => {
    const letters = this.#outcomeOf(this.current)?.drawn?.letters;
    if (this.slide === null || letters === undefined) return null;
    return slideSvg(this.slide, letters, fileTheme(this.look.theme, SLIDE_TEXT));
  });
  /** Characters that the figures show as boxes. */
  readonly missing: readonly string[] = $derived(
    this.#drawn
      .flatMap((outcome) => outcome?.drawn?.missing ?? [])
      .filter((sign, k, all) => all.indexOf(sign) === k),
  );

  get fileName(): string {
    const [only, another] = this.chosen;
    const what = only !== undefined && another === undefined ? only : 'slides';
    return `zigzag-${this.look.document.landscape}-${what}.pptx`;
  }

  get sizeInWords(): string {
    const { length } = this.chosen;
    return `${length === 1 ? 'One slide' : `${String(length)} slides`} of 16:9, text to be edited`;
  }

  textsOf(id: FigureId): SlideTexts {
    return this.#texts[id] ?? AS_MADE;
  }

  write(texts: Partial<SlideTexts>): void {
    this.#texts = { ...this.#texts, [this.current]: { ...this.textsOf(this.current), ...texts } };
  }

  /** A slide that comes is looked at; where the one that is looked at goes, its neighbour is. */
  choose(id: FigureId, isWanted: boolean): void {
    this.#isChosen = true;
    const place = this.chosen.indexOf(this.current);
    this.chosen = this.figures
      .map((figure) => figure.id)
      .filter((other) => (other === id ? isWanted : this.chosen.includes(other)));
    if (isWanted) this.current = id;
    else if (id === this.current) this.current = this.chosen[Math.max(0, place - 1)] ?? id;
  }

  /** @param by how many slides further on; beyond the ends it stays */
  turn(by: number): void {
    this.current = this.chosen[this.chosen.indexOf(this.current) + by] ?? this.current;
  }

  /** Draws what is chosen and not drawn yet, what is looked at first; by then something else may be, and it ends. */
  async draw(look: Look, chosen: readonly FigureId[]): Promise<void> {
    const isWanted = (): boolean => look === this.look && chosen === this.chosen;
    const ids = chosen.toSorted((a, b) => Number(b === this.current) - Number(a === this.current));
    for (const id of ids) {
      if (this.#outcomeOf(id) !== null) continue;
      const outcome = await this.#drawFigure(id, look, isWanted).then(
        (drawn) => ({ look, drawn, problem: null }),
        (error: unknown) => {
          const problem = error instanceof Error ? error.message : String(error);
          return error instanceof GivenUp ? null : { look, drawn: null, problem };
        },
      );
      if (outcome === null || !isWanted()) return;
      this.#outcomes = { ...this.#outcomes, [id]: outcome };
    }
  }

  /**
   * @returns what was done, in words
   * @throws GivenUp where it was cancelled
   */
  async save(): Promise<string> {
    const slides = this.chosen.map((id) => this.#slideOf(id)).filter((slide) => slide !== null);
    if (slides.length === 0 || slides.length < this.chosen.length) throw new Error('There is no slide yet.');
    const { fileName: name, look } = this;
    const { lab, settings } = this.exporter;
    const parts = { ...look, slides, lab: settings.lab, fonts: await loadFonts() };
    this.#isGivenUp = false;
    this.written = 0;
    try {
      const bytes = await pptxBytes(parts, rasterise, (done) => {
        if (this.#isGivenUp) throw new GivenUp();
        this.written = done;
      });
      return savedAs(await lab.shell.saveFile(name, new Blob([bytes as BlobPart], { type: TYPE })));
    } finally {
      this.written = null;
    }
  }

  /** Gives up what is being saved. */
  cancel(): void {
    this.#isGivenUp = true;
  }

  /** Gives up whatever is under way. */
  close(): void {
    this.cancel();
    this.#core.cancel();
  }

  #outcomeOf(id: FigureId): Outcome | null {
    const outcome = this.#outcomes[id];
    return outcome?.look === this.look ? outcome : null;
  }

  #slideOf(id: FigureId): Slide | null {
    const figure = this.#outcomeOf(id)?.drawn?.figure;
    return figure === undefined ? null : withTexts(figure, this.textsOf(id));
  }

  async #drawFigure(id: FigureId, look: Look, isWanted: () => boolean): Promise<Drawn> {
    const kind = findFigure(id);
    if (kind === undefined) throw new Error(`There is no figure ${id}.`);
    const core = this.#core.while(isWanted);
    const figure = await drawSlideFigure({ ...look, figure: kind }, core, renderInWindow);
    const fonts = await loadFonts();
    const { svg } = figure.picture;
    return { figure, letters: outlineText(svg, fonts), missing: missingSigns(svg, fonts) };
  }
}

function figuresFor(document: LabDocument): readonly FigureKind[] {
  return FIGURES.toSorted((a, b) => Number(b.isShown(document)) - Number(a.isShown(document)));
}
