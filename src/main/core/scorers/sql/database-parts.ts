import * as z from 'zod';

import { BoundaryError } from '#core/engine/boundary.ts';
import type { SqlTables } from '#core/engine/ports.ts';
import { isTemplate } from '#core/templates/render-template.ts';
import { Json } from '#shared/domain/json.ts';
import type { SqlResult } from '#shared/domain/manifest/code-check-specs.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { CheckContext } from '../check-factory.ts';
import { fieldReader } from '../field-reader.ts';

/** What the database of a case is made of, in order. */
export type DatabaseParts = (testCase: TestCase) => readonly (string | SqlTables)[];

const Tables = z.record(
  z.string(),
  z.object({ columns: z.array(z.string()).min(1), rows: z.array(z.array(Json)) }),
);

/**
 * Reads the parts of a case's database: the script of the bundle, then the field of the row, an SQL script or tables.
 * Throws AppError `bundle-invalid` for a faulty template or a file that is not there, and BoundaryError, blamed on the
 * scorer, for a field that holds neither.
 */
export function databaseParts({ file, field }: SqlResult['database'], context: CheckContext): DatabaseParts {
  const pathOf = file === undefined || !isTemplate(file) ? () => file : pathReader(file);
  return (testCase) => {
    const path = pathOf(testCase);
    return [
      ...(path === undefined ? [] : [context.readBundleFile(path)]),
      ...(field === undefined ? [] : [fieldPart(testCase, field)]),
    ];
  };
}

function pathReader(template: string): (testCase: TestCase) => string {
  const read = fieldReader('database.file of the check “sql-result”', template);
  return (testCase) => {
    const path = read(testCase);
    if (typeof path === 'string' && path.trim() !== '') return path.trim();
    throw fault(`The template “${template}” gives no path for this case.`, 'no database file');
  };
}

function fieldPart({ fields }: TestCase, field: string): string | SqlTables {
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (typeof value === 'string' && !value.trimStart().startsWith('{')) return value;
  const tables = Tables.safeParse(typeof value === 'string' ? parsed(value) : value);
  if (tables.success) return tables.data;
  const message = `The field “${field}” holds neither an SQL script nor tables as {"name": {"columns": [...], "rows": [[...]]}}.`;
  throw fault(message, 'no database in the field');
}

/** In a CSV dataset every field is a text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fault(message: string, causeKey: string): BoundaryError {
  return new BoundaryError('scorer', message, { causeKey });
}
