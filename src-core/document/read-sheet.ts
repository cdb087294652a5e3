import { DocumentError, readChoice, readList, readRecord, readText } from './fields.ts';
import type { ChartChoice, Sheet, SheetPanel } from './lab-document.ts';
import { readDomain } from './read-domain.ts';
import {
  DEFAULT_SHEET,
  LONGEST_CAPTION,
  LONGEST_FIGURE_ID,
  LONGEST_TITLE,
  MAXIMUM_PANELS,
  SHEET,
  SHEET_LAYOUTS,
  SHEET_LEGENDS,
} from './sheet.ts';

const OVERS = ['steps', 'evaluations'] as const;

/**
 * A lab without a sheet was saved before there were any.
 * @throws DocumentError
 */
export function readSheet(value: unknown): Sheet {
  if (value === undefined) return DEFAULT_SHEET;
  const fields = readRecord(value, 'sheet');
  const panels = readList(fields['panels'], 'sheet.panels', readPanel);
  if (panels.length < 1 || panels.length > MAXIMUM_PANELS)
    throw new DocumentError('sheet.panels', `must be from one to ${MAXIMUM_PANELS} figures`);
  const text = (name: 'title' | 'caption', longest: number): string | null =>
    fields[name] === null ? null : readText(fields[name], `sheet.${name}`, longest);
  return {
    panels,
    layout: readChoice(fields['layout'], 'sheet.layout', SHEET_LAYOUTS),
    title: text('title', LONGEST_TITLE),
    caption: text('caption', LONGEST_CAPTION),
    labels: readChoice(fields['labels'], 'sheet.labels', ['shown', 'hidden']),
    legend: readChoice(fields['legend'], 'sheet.legend', SHEET_LEGENDS),
  };
}

function readPanel(value: unknown, field: string): SheetPanel {
  const fields = readRecord(value, field);
  const figure = readText(fields['figure'], `${field}.figure`, LONGEST_FIGURE_ID);
  if (!/^[a-z][a-z0-9-]*$/.test(figure) || figure === SHEET)
    throw new DocumentError(`${field}.figure`, 'cannot be a figure on a sheet');
  const { over, domain } = fields;
  return {
    figure,
    over: over === null ? null : readChoice<ChartChoice['over']>(over, `${field}.over`, OVERS),
    domain: domain === null ? null : readDomain(domain, `${field}.domain`),
  };
}
