/** What the export dialog shows: the figure that is chosen, drawn as the file will hold it. */
import type { FileThemeName } from '../../figures/file-theme-names.ts';
import type { Lab } from '../../lab/lab.svelte.ts';
import { drawFigure, type Picture } from '../figures/draw-figure.ts';
import { findFigure, shownFigure, type FigureId } from '../figures/index.ts';
import { PX_PER_CM, PX_PER_INCH, SIZE_PRESETS, type FigureSize } from '../figures/sizes.ts';
import { rememberingCore, renderInWindow } from './draw-in-window.ts';
import { keepSettings, recallSettings, type ExportSettings } from './export-settings.ts';
import { missingSigns } from '../fonts/missing-signs.ts';
import { loadFonts } from './file-fonts.ts';
import { fileOf } from './file-of.ts';
import { svgText } from '../picture-files.ts';

export class Exporter {
  readonly lab: Lab;
  readonly #core;
  figure = $state.raw<FigureId>('map');
  settings: ExportSettings = $state.raw() as ExportSettings;
  /** What the person wrote; null for the caption that is made. */
  writtenCaption = $state.raw<string | null>(null);
  picture = $state.raw<Picture | null>(null);
  /** The text of its SVG file. */
  svg = $state.raw<string | null>(null);
  /** Characters that the fonts of files lack: boxes where letters are drawn as outlines. */
  missing = $state.raw<readonly string[]>([]);
  problem = $state.raw<string | null>(null);
  /** Whether what is shown is not, or not yet, what is chosen. */
  isDrawing = $state.raw(true);
  #drawings = 0;

  constructor(lab: Lab) {
    this.lab = lab;
    this.#core = rememberingCore(lab.core);
    this.figure = shownFigure(lab.document);
    this.settings = recallSettings(lab.shell);
  }

  get theme(): FileThemeName {
    return this.settings.theme === 'lab' ? this.lab.themeName : this.settings.theme;
  }

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

  get fileName(): string {
    return `zigzag-${this.lab.landscape}-${this.figure}.${this.settings.format}`;
  }

  /** Of the file: what somebody who puts it on a slide wants to know. */
  get sizeInWords(): string {
    const { picture, svg, settings } = this;
    if (picture === null || svg === null) return '';
    const { width, height } = picture;
    const inCm = [width, height].map((side) => (side / PX_PER_CM).toFixed(1)).join(' × ');
    if (settings.format === 'png') {
      const pixels = [width, height].map((side) => Math.round((side * settings.dpi) / PX_PER_INCH));
      return `${pixels.join(' × ')} pixels, ${inCm} cm`;
    }
    if (settings.format === 'svg') return `${inCm} cm, ${String(Math.ceil(new Blob([svg]).size / 1024))} kB`;
    return `${inCm} cm`;
  }

  /** @returns what was done, in words */
  async save(): Promise<string> {
    const name = this.fileName;
    this.lab.shell.saveFile(name, await this.#file());
    return `Saved ${name}.`;
  }

  async copySvg(): Promise<string> {
    const { picture } = this.#ready();
    const { settings, lab } = this;
    const parts = { picture, settings, document: lab.document, fonts: await loadFonts() };
    await navigator.clipboard.writeText(svgText(parts));
    return 'The SVG is on the clipboard.';
  }

  async copyPicture(): Promise<string> {
    // The promise is handed over, since browsers want the clipboard to be asked for at once.
    const png = this.#png();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return 'The picture is on the clipboard.';
  }

  async #file(): Promise<Blob> {
    const { settings, lab } = this;
    const { picture } = this.#ready();
    return fileOf({ picture, settings, document: lab.document }, settings.format);
  }

  #png(): Promise<Blob> {
    const { settings, lab } = this;
    return fileOf({ picture: this.#ready().picture, settings, document: lab.document }, 'png');
  }

  #ready(): { readonly picture: Picture; readonly svg: string } {
    const { picture, svg } = this;
    if (picture === null || svg === null) throw new Error('There is no picture yet.');
    return { picture, svg };
  }

  /** Reads all that the picture depends on, so that an effect is run again when it changes. */
  touch(): unknown {
    return [this.figure, this.settings, this.writtenCaption, this.lab.document, this.lab.step];
  }

  /** Draws what is now chosen; of several that are under way only the newest is shown. */
  async redraw(): Promise<void> {
    const drawing = ++this.#drawings;
    const { lab, settings, size, theme, writtenCaption } = this;
    const figure = findFigure(this.figure);
    if (figure === undefined) return;
    try {
      const wish = {
        figure,
        document: lab.document,
        size,
        theme,
        step: lab.step,
        caption: settings.caption === 'shown' ? writtenCaption : '',
        background: settings.background,
      };
      const picture = await drawFigure(wish, this.#core, renderInWindow);
      const fonts = await loadFonts();
      // Of PNG and PDF the letters are drawn from the very fonts that the file has.
      const text = settings.format === 'svg' ? settings.text : 'outlines';
      const svg = svgText({ picture, document: lab.document, settings: { ...settings, text }, fonts });
      const missing = missingSigns(picture.svg, fonts);
      if (drawing !== this.#drawings) return;
      this.missing = missing;
      this.picture = picture;
      this.svg = svg;
      this.problem = null;
    } catch (error) {
      if (drawing !== this.#drawings) return;
      this.picture = null;
      this.svg = null;
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.isDrawing = false;
  }
}
