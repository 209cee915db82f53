import { BoundaryError, within } from '#core/engine/boundary.ts';
import { type Sandboxes, SqlFault, type SqlTables } from '#core/engine/ports.ts';
import { promptValues } from '#core/templates/case-values.ts';
import { isTemplate, renderTemplate } from '#core/templates/render-template.ts';
import type { Json } from '#shared/domain/json.ts';
import type { StateSpec } from '#shared/domain/manifest/tool-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { SQL_OPEN_LIMITS } from '../tool-limits.ts';
import type { ToolState } from './tool-state.ts';

export interface StateUse {
  readonly sandboxes: Sandboxes;
  readonly signal: AbortSignal;
}

interface StateSource {
  readonly spec: StateSpec | undefined;
  readonly readBundleFile: (path: string) => string;
  /** The tools keep files. */
  readonly hasFiles: boolean;
}

/**
 * What a case starts with. A document is the file, with the value over it and the field over both, key by key; a
 * database is made by the file and then by the field. Throws BoundaryError, blamed on the harness, when the bundle's
 * own data cannot be used.
 */
export async function openState(source: StateSource, testCase: TestCase, use: StateUse): Promise<ToolState> {
  const { spec, readBundleFile, hasFiles } = source;
  if (spec?.kind === 'database') {
    const parts = databaseParts(spec, readBundleFile, testCase);
    return { document: 'null', database: await openDatabase(parts, testCase, use), files: {} };
  }
  if (spec === undefined && !hasFiles) return { document: 'null', database: null, files: null };
  const document = spec === undefined ? {} : documentOf(spec, readBundleFile, testCase);
  const files = hasFiles && document['files'] === undefined ? { files: {} } : {};
  return { document: JSON.stringify({ ...document, ...files }), database: null, files: null };
}

function documentOf(
  spec: Extract<StateSpec, { kind: 'document' }>,
  readBundleFile: (path: string) => string,
  testCase: TestCase,
): Record<string, unknown> {
  const file = spec.file === undefined ? {} : parsedObject(spec.file, readBundleFile(spec.file));
  const field = spec.field === undefined ? {} : fieldObject(spec.field, testCase);
  return { ...file, ...spec.value, ...field };
}

function parsedObject(path: string, text: string): Record<string, unknown> {
  const value = jsonOrNull(text);
  if (isObject(value)) return value;
  throw new BoundaryError('harness', `${path} holds no JSON object (harness.state.file).`);
}

/** A row without the field starts with the document as it stands. */
function fieldObject(field: string, testCase: TestCase): Record<string, unknown> {
  const value = testCase.fields[field] ?? {};
  const parsed = typeof value === 'string' ? jsonOrNull(value) : value;
  if (isObject(parsed)) return parsed;
  const message = `The field "${field}" of case ${testCase.id} holds no object (harness.state.field).`;
  throw new BoundaryError('harness', message);
}

function databaseParts(
  spec: Extract<StateSpec, { kind: 'database' }>,
  readBundleFile: (path: string) => string,
  testCase: TestCase,
): (string | SqlTables)[] {
  const { file, field } = spec;
  const parts: (string | SqlTables)[] = [];
  if (file !== undefined) {
    const path = isTemplate(file)
      ? renderTemplate('harness.state.file', file, promptValues(testCase)).trim()
      : file;
    parts.push(readBundleFile(path));
  }
  const value = field === undefined ? undefined : testCase.fields[field];
  if (field !== undefined && value !== undefined && value !== null)
    parts.push(partOf(field, value, testCase));
  return parts;
}

function partOf(field: string, value: Json, testCase: TestCase): string | SqlTables {
  if (typeof value === 'string') return value;
  if (isTables(value)) return value;
  const message = `The field "${field}" of case ${testCase.id} is neither an SQL script nor tables as {"name": {"columns": […], "rows": [[…]]}} (harness.state.field).`;
  throw new BoundaryError('harness', message);
}

function isTables(value: unknown): value is SqlTables {
  return (
    isObject(value) &&
    Object.values(value).every(
      (table) => isObject(table) && Array.isArray(table['columns']) && Array.isArray(table['rows']),
    )
  );
}

function openDatabase(
  parts: readonly (string | SqlTables)[],
  testCase: TestCase,
  { sandboxes, signal }: StateUse,
) {
  return within('sandbox', async () => {
    try {
      return await sandboxes.sql.open(parts, SQL_OPEN_LIMITS, signal);
    } catch (error) {
      if (!(error instanceof SqlFault)) throw error;
      const message = `The database of case ${testCase.id} cannot be made: ${error.message}`;
      throw new BoundaryError('harness', message, { cause: error, causeKey: 'database cannot be made' });
    }
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
