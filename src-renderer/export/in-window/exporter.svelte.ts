/** What the export dialog chooses and shows: a figure, drawn as the file will hold it. */
import type { LabDocument } from '../../../src-core/document/index.ts';
import type { Cursor } from '../../../src-core/scene/cursor.ts';
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import type { Lab } from '../../lab/lab.svelte.ts';
import { tooLargeToOpen } from '../carry/limits.ts';
import { drawFigure } from '../figures/draw-figure.ts';
import { findFigure, shownFigure, type FigureId } from '../figures/index.ts';
import { SIZE_PRESETS, type FigureSize } from '../figures/sizes.ts';
import { drawFilm } from '../film/draw-film.ts';
import { isFilmFormat } from '../film/film-formats.ts';
import { filmPixels, filmProblem } from '../film/film-limits.ts';
import { missingSigns } from '../fonts/missing-signs.ts';
import { svgText } from '../picture-files.ts';
import { renderInWindow } from './draw-in-window.ts';
import { DEFAULT_SETTINGS, keepSettings, recallSettings, type ExportSettings } from './export-settings.ts';
import { loadFonts } from './file-fonts.ts';
import { FilmMaker } from './film/film-maker.svelte.ts';
import { fileNameOf, fileOf, type Preview } from './preview.ts';
import { rememberingCore } from './remembering-core.ts';
import { savedAs } from './saved-as.ts';

/** All that a picture depends on. */
export interface ExportWish {
  readonly figure: FigureId;
  readonly settings: ExportSettings;
  readonly size: FigureSize;
  readonly theme: FileThemeName;
  /** Null for the one that is made; empty for none. */
  readonly caption: string | null;
  readonly document: LabDocument;
  readonly cursor: Cursor | null;
}

/** What became of a wish. */
interface Outcome {
  readonly wish: ExportWish;
  /** Null where there is a problem. */
  readonly preview: Preview | null;
  readonly problem: string | null;
}

/** A field in which something is typed that cannot be taken, and why. */
interface WrongField {
  readonly field: string;
  readonly problem: string;
}

export class Exporter {
  readonly lab: Lab;
  readonly films = new FilmMaker();
  readonly #core;
  figure = $state.raw<FigureId>('map');
  settings = $state.raw(DEFAULT_SETTINGS);
  #writtenCaption = $state.raw<string | null>(null);
  /** The settings are as they were before these were typed. */
  wrongFields = $state.raw<readonly WrongField[]>([]);
  #outcome = $state.raw<Outcome | null>(null);

  /** @param figure null for the one that is on screen */
  constructor(lab: Lab, figure: FigureId | null = null) {
    this.lab = lab;
    this.#core = rememberingCore(lab.core);
    this.figure = figure ?? shownFigure(lab.document);
    this.settings = recallSettings(lab.shell);
  }

  /** What is now chosen; another object whenever any of it changes. */
  readonly wish: ExportWish = $derived.by(() => {
    const { figure, settings, size, writtenCaption, lab } = this;
    return {
      figure,
      settings,
      size,
      theme: settings.theme === 'lab' ? lab.themeName : settings.theme,
      caption: settings.caption === 'shown' ? writtenCaption : '',
      document: lab.document,
      cursor: lab.cursor,
    };
  });
  /** What was drawn last. */
  readonly preview: Preview | null = $derived(this.#outcome?.preview ?? null);
  readonly problem: string | null = $derived(this.#outcome?.problem ?? null);
  /** Whether what is shown is not, or not yet, what is chosen. */
  readonly isDrawing: boolean = $derived(this.#outcome?.wish !== this.wish);

  get size(): FigureSize {
    const { size, width, height, fontSize } = this.settings;
    if (size === 'screen') {
      const shown = this.lab.mapSize.width > 0 ? this.lab.mapSize : { width: 960, height: 720 };
      return {
        width: Math.round(shown.width),
        height: Math.round(shown.height),
        fontSize: this.lab.theme.fontSize,
      };
    }
    return SIZE_PRESETS.find(({ id }) => id === size) ?? { width, height, fontSize };
  }

  change(settings: Partial<ExportSettings>): void {
    this.settings = { ...this.settings, ...settings };
    keepSettings(this.lab.shell, this.settings);
  }

  /** @param problem null where nothing is wrong with the field any more */
  judge(field: string, problem: string | null): void {
    const others = this.wrongFields.filter((other) => other.field !== field);
    this.wrongFields = problem === null ? others : [...others, { field, problem }];
  }

  /** What the person wrote; null for the caption that is made. That of a sheet is kept in the lab. */
  get writtenCaption(): string | null {
    return this.figure === 'sheet' ? this.lab.sheet.caption : this.#writtenCaption;
  }

  set writtenCaption(text: string | null) {
    if (this.figure === 'sheet') this.lab.setSheet({ caption: text });
    else this.#writtenCaption = text;
  }

  get fileName(): string {
    return fileNameOf(this.wish);
  }

  /** @returns what was done, in words */
  async save(): Promise<string> {
    const preview = this.#ready();
    const { film } = preview;
    const content = film === null ? await fileOf(preview) : await this.films.make({ ...preview, film });
    const name = await this.lab.shell.saveFile(fileNameOf(preview), content);
    const warning = preview.settings.lab === 'inside' ? tooLargeToOpen(content.size) : null;
    return name === null || warning === null ? savedAs(name) : `${savedAs(name)} ${warning}`;
  }

  async copySvg(): Promise<string> {
    const svg = await fileOf(this.#ready(), 'svg');
    await navigator.clipboard.writeText(await svg.text());
    return 'The SVG is on the clipboard.';
  }

  async copyPicture(): Promise<string> {
    // The promise is handed over, since browsers want the clipboard to be asked for at once.
    const png = fileOf(this.#ready(), 'png');
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return 'The picture is on the clipboard.';
  }

  #ready(): Preview {
    if (this.preview === null) throw new Error('There is no picture yet.');
    return this.preview;
  }

  /** Gives up what is asked. */
  close(): void {
    this.#core.cancel();
    this.films.cancel();
  }

  /** Draws what was chosen. By the time that is done something else may be, and it is forgotten. */
  async redraw(wish: ExportWish): Promise<void> {
    const outcome = await this.#draw(wish).then(
      (preview) => ({ wish, preview, problem: null }),
      (error: unknown) => ({
        wish,
        preview: null,
        problem: error instanceof Error ? error.message : String(error),
      }),
    );
    if (wish === this.wish) this.#outcome = outcome;
  }

  async #draw(chosen: ExportWish): Promise<Preview> {
    const { figure: id, settings, ...wish } = chosen;
    const figure = findFigure(id);
    if (figure === undefined) throw new Error(`There is no figure ${id}.`);
    const { background } = settings;
    // A drawing that nobody waits for any more must not supersede what the newer one asks.
    const core = this.#core.while(() => chosen === this.wish);
    const { document } = wish;
    const fonts = await loadFonts();
    if (isFilmFormat(settings.format)) {
      const problem = filmProblem(settings.format, settings);
      if (problem !== null) throw new Error(problem);
      filmPixels(wish.size, settings.lines);
      const { parts, picture } = await drawFilm({ ...wish, figure, background }, core, renderInWindow, fonts);
      const missing = missingSigns(picture.svg, fonts);
      return { figure: id, document, settings, picture, svg: '', missing, film: parts };
    }
    const picture = await drawFigure({ ...wish, figure, background }, core, renderInWindow);
    // Of PNG and PDF the letters are drawn from the very fonts that the file has.
    const text = settings.format === 'svg' ? settings.text : 'outlines';
    const svg = svgText({ picture, document, settings: { ...settings, text }, fonts });
    return {
      figure: id,
      document,
      settings,
      picture,
      svg,
      missing: missingSigns(picture.svg, fonts),
      film: null,
    };
  }
}
