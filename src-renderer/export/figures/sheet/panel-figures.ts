import type { LabDocument } from '../../../../src-core/document/lab-document.ts';
import { DEFAULT_SHEET } from '../../../../src-core/document/sheet.ts';
import type { FigureKind } from '../figure-kind.ts';

/** A panel with the figure that stands in it, and the lab as it is drawn there. */
export interface SheetPanelFigure {
  readonly id: string;
  /** Undefined where this Zigzag does not have it. */
  readonly figure: FigureKind | undefined;
  readonly document: LabDocument;
  /** Whether it keeps a part of the map of its own. */
  readonly isKept: boolean;
}

export function panelFigures(
  document: LabDocument,
  figures: readonly FigureKind[],
): readonly SheetPanelFigure[] {
  return document.sheet.panels.map(({ figure: id, over, domain }) => ({
    id,
    figure: figures.find((figure) => figure.id === id),
    document: {
      ...document,
      // What is said of the sheet changes no figure on it: the core need not be asked again.
      sheet: DEFAULT_SHEET,
      domain: domain ?? document.domain,
      charts: { ...document.charts, over: over ?? document.charts.over },
    },
    isKept: domain !== null,
  }));
}

/** What the figure is called, or, where there is none, what was meant. */
export const panelName = ({ id, figure }: SheetPanelFigure): string => figure?.name ?? id;
