import { LARGEST_ENTRY, PROBE_MARKS, SURFACE_PARTS, SURFACE_RANGES } from './curvature-defaults.ts';
import {
  DocumentError,
  readAtLeastZero,
  readChoice,
  readList,
  readNumber,
  readPoint,
  readRecord,
} from './fields.ts';
import type { CurvatureLab, MatrixLab, SurfaceView, SymmetricMatrix } from './lab-document.ts';

/** @throws DocumentError */
export function readCurvature(value: unknown): CurvatureLab {
  const fields = readRecord(value, 'curvature');
  return {
    figure: readChoice(fields['figure'], 'curvature.figure', ['map', 'surface', 'matrices']),
    probe: readPoint(fields['probe'], 'curvature.probe'),
    probeUncertainty: readAtLeastZero(fields['probeUncertainty'], 'curvature.probeUncertainty'),
    marks: readSet(fields['marks'], 'curvature.marks', PROBE_MARKS),
    surface: readSurface(fields['surface'], 'curvature.surface'),
    matrixLab: readMatrixLab(fields['matrixLab'], 'curvature.matrixLab'),
  };
}

function readSurface(value: unknown, field: string): SurfaceView {
  const fields = readRecord(value, field);
  const within = (name: keyof typeof SURFACE_RANGES): number => {
    const [minimum, maximum] = SURFACE_RANGES[name];
    const number = readNumber(fields[name], `${field}.${name}`);
    if (number >= minimum && number <= maximum) return number;
    throw new DocumentError(`${field}.${name}`, `must be from ${minimum} to ${maximum}`);
  };
  return {
    azimuth: within('azimuth'),
    elevation: within('elevation'),
    height: within('height'),
    ceiling: within('ceiling'),
    parts: readSet(fields['parts'], `${field}.parts`, SURFACE_PARTS),
  };
}

function readMatrixLab(value: unknown, field: string): MatrixLab {
  const fields = readRecord(value, field);
  const matrices = readList(fields['matrices'], `${field}.matrices`, readMatrix);
  if (matrices.length < 1 || matrices.length > 2)
    throw new DocumentError(`${field}.matrices`, 'must be one matrix or two');
  return {
    matrices,
    start: readPoint(fields['start'], `${field}.start`),
    learningRate: readAtLeastZero(fields['learningRate'], `${field}.learningRate`),
  };
}

function readMatrix(value: unknown, field: string): SymmetricMatrix {
  const fields = readRecord(value, field);
  const entry = (name: keyof SymmetricMatrix): number => {
    const number = readNumber(fields[name], `${field}.${name}`);
    if (Math.abs(number) <= LARGEST_ENTRY) return number;
    throw new DocumentError(`${field}.${name}`, 'is too large');
  };
  return { xx: entry('xx'), xy: entry('xy'), yy: entry('yy') };
}

/** Some of the choices, each once, in the order of the choices. */
function readSet<Choice extends string>(
  value: unknown,
  field: string,
  choices: readonly Choice[],
): readonly Choice[] {
  const chosen = new Set(readList(value, field, (item, place) => readChoice(item, place, choices)));
  return choices.filter((choice) => chosen.has(choice));
}
