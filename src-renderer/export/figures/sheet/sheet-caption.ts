/** What stands under a sheet: what its panels are, and what is common to them. */
import type { Interval, LabDocument } from '../../../../src-core/document/lab-document.ts';
import { formatNumber } from '../../../../src-core/scene/format-number.ts';
import { noiseInWords } from '../../../../src-core/scene/noise-words.ts';
import { DEFAULT_SHEET } from '../../../../src-core/document/sheet.ts';
import type { Core } from '../../ask.ts';
import { functionFact, hessianFact, inLines, matricesFacts, plainPoint, runsFact } from '../caption.ts';
import { sceneOf, UNSEEN } from '../figure-kind.ts';
import { panelName, type SheetPanelFigure } from './panel-figures.ts';
import { letterOf } from './sheet-words.ts';

/** @returns what the panels are, and in a second line what they have in common */
export async function sheetCaption(
  document: LabDocument,
  panels: readonly SheetPanelFigure[],
  core: Core,
): Promise<string> {
  if (document.sheet.caption !== null) return document.sheet.caption;
  const tells = (what: string): boolean => panels.some(({ figure }) => figure?.tells === what);
  const common: string[] = [];
  if (panels.some(({ figure }) => figure !== undefined && figure.tells !== 'matrices'))
    common.push(functionFact(document).line);
  if (tells('descent')) {
    const noise = noiseInWords(document);
    common.push([runsFact(document).line, ...(noise === null ? [] : [noise])].join(', '));
  }
  if (tells('probe')) {
    const probed = { ...document, bench: 'curvature', sheet: DEFAULT_SHEET } as const;
    const { probe } = await sceneOf(core, probed, document.domain, UNSEEN);
    if (probe !== null)
      common.push(hessianFact(`At the probe ${plainPoint(probe.analysis.point)}`, probe.analysis).line);
  }
  if (tells('matrices')) common.push(inLines(matricesFacts(document)).replaceAll('\n', ', '));
  return [panelsLine(document, panels), common.join('. ')].join('\n').trim();
}

function panelsLine({ sheet }: LabDocument, panels: readonly SheetPanelFigure[]): string {
  const briefs = panels.map((panel, k) => {
    const { x, y } = panel.document.domain;
    const part = panel.isKept ? ` in ${interval(x)} × ${interval(y)}` : '';
    const words = (panel.figure?.brief?.(panel.document) ?? panelName(panel)) + part;
    return sheet.labels === 'shown' ? `${letterOf(k)} ${words}` : words;
  });
  return briefs.join('; ');
}

const interval = ([from, to]: Interval): string => `[${formatNumber(from, 3)}, ${formatNumber(to, 3)}]`;
