import { defaultCurvature } from './curvature-defaults.ts';
import { DocumentError, readNumber, readPoint, readRecord } from './fields.ts';
import { DOCUMENT_VERSION } from './lab-document.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Entry k brings a document of version k + 1 to the version after it. Fields are not read here, only added. */
const MIGRATIONS: readonly ((fields: Fields) => Fields)[] = [withCurvature];

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
