import { defaultCurvature } from './curvature-defaults.ts';
import { CONSTANT_RATE, DEFAULT_CHARTS, NO_NOISE } from './defaults.ts';
import { DocumentError, readList, readNumber, readPoint, readRecord } from './fields.ts';
import { DOCUMENT_VERSION } from './lab-document.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Entry k brings a document of version k + 1 to the version after it. Fields are not read here, only added. */
const MIGRATIONS: readonly ((fields: Fields) => Fields)[] = [withCurvature, withComparison];

/**
 * A stored document in the form of the present version.
 * @throws DocumentError where the version is newer than this Zigzag, or none at all
 */
export function migrate(stored: Fields): Fields {
  const version = readNumber(stored['version'], 'version');
  if (version > DOCUMENT_VERSION) {
    throw new DocumentError(
      'version',
      `is ${version}: the lab was made by a newer Zigzag; this one reads up to version ${DOCUMENT_VERSION}`,
    );
  }
  if (!Number.isInteger(version) || version < 1)
    throw new DocumentError('version', 'is not one that Zigzag ever wrote');
  return MIGRATIONS.slice(version - 1).reduce((fields, step) => step(fields), stored);
}

/** 1 → 2: the Curvature bench came, its probe where the start is. */
function withCurvature(fields: Fields): Fields {
  return {
    ...fields,
    version: 2,
    view: { ...readRecord(fields['view'], 'view'), overlay: 'none' },
    curvature: defaultCurvature(readPoint(fields['start'], 'start'), 'log'),
  };
}

/** 2 → 3: optimizers got keys, names and looks of their own, and more charts came. Each was once in the list, by its id. */
function withComparison(fields: Fields): Fields {
  const optimizers = readList(fields['optimizers'], 'optimizers', readRecord);
  const looks = (entry: Fields, series: number): Fields => ({
    ...entry,
    name: null,
    series,
    schedule: CONSTANT_RATE,
  });
  return {
    ...fields,
    version: 3,
    charts: DEFAULT_CHARTS,
    noise: NO_NOISE,
    optimizers: optimizers.map((entry, k) => ({ key: entry['id'], ...looks(entry, k) })),
    pinned: readList(fields['pinned'], 'pinned', readRecord).map((run) => {
      const series = optimizers.findIndex(({ id }) => id === run['id']);
      return looks(run, Math.max(0, series));
    }),
  };
}
