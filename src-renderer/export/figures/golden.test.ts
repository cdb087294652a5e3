/**
 * Every figure against a picture that was looked at. Numbers may differ by a fifth of a pixel. After a change that is
 * meant, look at what `ZIGZAG_GOLDEN=write npx vitest run golden` writes before it is committed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDocument, withLandscape, withVisibility } from '../../../src-core/document/index.ts';
import { panelOf } from '../../../src-core/document/sheet.ts';
import type { LabDocument } from '../../../src-core/document/index.ts';
import { findLandscape } from '../../../src-core/landscapes/index.ts';
import { parseSvg, writeSvg, type SvgElement } from '../svg-tree.ts';
import { coreInThread } from '../../../src-core/worker/index.ts';
import { renderInNode } from '../render-in-node.ts';
import { drawFigure } from './draw-figure.ts';
import { FIGURES } from './index.ts';
import { structuralDifference } from './same-structure.ts';

/** px */
const TOLERANCE = 0.2;
const FOLDER = join(import.meta.dirname, 'golden');

/** Two runs on Rosenbrock, with every part of the graph and an overlay of curvature. */
function busyDocument(): LabDocument {
  const rosenbrock = findLandscape('rosenbrock');
  if (rosenbrock === undefined) throw new Error('There is no Rosenbrock.');
  const document = withVisibility(withLandscape(defaultDocument(), rosenbrock), 'adam', 'shown');
  return {
    ...document,
    steps: 60,
    view: { ...document.view, overlay: 'condition-number' },
    sheet: { ...document.sheet, panels: ['map', 'loss', 'angle'].map(panelOf), title: 'Down the valley' },
    curvature: {
      ...document.curvature,
      probe: [-0.5, 1],
      matrixLab: { matrices: [{ xx: 2, xy: 1, yy: 3 }], start: [2, 1], learningRate: 0.5 },
      marks: ['gradient', 'axes', 'curve', 'steps'],
      surface: {
        ...document.curvature.surface,
        parts: ['tangent-plane', 'quadratic-model', 'principal-curves', 'path'],
      },
    },
  };
}

const DOCUMENTS = { quadratic: defaultDocument(), rosenbrock: busyDocument() };
const size = { width: 640, height: 400, fontSize: 13 };

describe.each(Object.entries(DOCUMENTS))('%s', (name, document) => {
  it.each(FIGURES)('$name', async (figure) => {
    const wish = {
      figure,
      document,
      size,
      theme: 'light',
      cursor: null,
      caption: null,
      background: 'theme',
    } as const;
    const { svg } = await drawFigure(wish, coreInThread(), renderInNode);
    const file = join(FOLDER, `${name}-${figure.id}.svg`);
    if (process.env['ZIGZAG_GOLDEN'] === 'write') writeFileSync(file, writeSvg(svg) + '\n');
    const golden = parseSvg(readFileSync(file, 'utf8'));
    // As it is read back, texts side by side become one.
    expect(structuralDifference(golden, parseSvg(writeSvg(svg)), TOLERANCE)).toBeNull();
  });
});

describe('the comparison', () => {
  const svg = (markup: string): SvgElement => parseSvg(markup);
  const picture = svg('<svg><g id="a"><path d="M1.5,2L3-4" fill="#123456"/>text</g></svg>');
  it.each([
    ['the last digits', '<svg><g id="a"><path d="M1.6,2.1L3.05-4" fill="#123456"/>text</g></svg>', null],
    ['a number', '<svg><g id="a"><path d="M1.9,2L3-4" fill="#123456"/>text</g></svg>', /number 0 is 1.5/],
    ['a colour', '<svg><g id="a"><path d="M1.5,2L3-4" fill="#123457"/>text</g></svg>', /fill: #123456/],
    ['an attribute', '<svg><g id="a"><path d="M1.5,2L3-4"/>text</g></svg>', /fill/],
    ['an element', '<svg><g id="a"><rect d="M1.5,2L3-4" fill="#123456"/>text</g></svg>', /<path>/],
    ['a text', '<svg><g id="a"><path d="M1.5,2L3-4" fill="#123456"/>word</g></svg>', /text/],
    ['a part that is missing', '<svg><g id="a"><path d="M1.5,2L3-4" fill="#123456"/></g></svg>', /children/],
    ['a curve', '<svg><g id="a"><path d="M1.5,2Q3-4" fill="#123456"/>text</g></svg>', /M1.5/],
  ])('sees %s', (_, other, words) => {
    const difference = structuralDifference(picture, svg(other), 0.2);
    if (words === null) expect(difference).toBeNull();
    else expect(difference).toMatch(words);
  });
});
