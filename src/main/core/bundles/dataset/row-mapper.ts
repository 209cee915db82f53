import { TemplateError } from '#core/templates/template-error.ts';
import type { Json } from '#shared/domain/json.ts';
import type { DatasetSpec } from '#shared/domain/manifest/dataset-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { caseDigest } from './case-digest.ts';
import { type FieldReader, fieldReader, type Fields } from './field-reader.ts';
import { parseChoices } from './parse-choices.ts';

/** One thing wrong with the content of a row. */
export interface MappingFault {
  readonly severity: 'error' | 'warning';
  /** The field it is about, or null for the row. */
  readonly field: string | null;
  readonly message: string;
  readonly remedy: string;
}

/** Turns rows into cases, as the manifest says. */
export interface RowMapper {
  /** The case of a row; null when something about it is wrong enough. `index` from 0. */
  map(fields: Fields, index: number, report: (fault: MappingFault) => void): TestCase | null;
}

const MOST_TAG_CHARACTERS = 100;
const MOST_ID_CHARACTERS = 200;

type MappedKey = 'input' | 'expected' | 'solution';
type Report = (fault: MappingFault) => void;

/**
 * Prepares the mapping of a dataset. Fields of `unknown` were already reported as being in no row, so that
 * rows without them are no further news. Throws TemplateError for a template that cannot be read.
 */
export function createRowMapper(spec: DatasetSpec, unknown: ReadonlySet<string> = new Set()): RowMapper {
  const reader = (key: MappedKey): FieldReader | null =>
    spec[key] === undefined ? null : fieldReader(`dataset.${key}`, spec[key]);
  const input = fieldReader('dataset.input', spec.input);
  const expected = reader('expected');
  const solution = reader('solution');
  return {
    map(fields, index, report) {
      let isGood = true;
      const tell: Report = (fault) => {
        isGood &&= fault.severity !== 'error';
        if (fault.field === null || !unknown.has(fault.field)) report(fault);
      };
      const mapped = {
        input: readInput(input, fields, tell),
        expected: readAnswer(expected, fields, tell),
        choices: readChoices(spec.choices, fields, tell),
      };
      const testCase = {
        id: readId(spec.id, fields, index, tell),
        index,
        digest: '',
        ...mapped,
        solution: readAnswer(solution, fields, tell),
        tags: readTags(spec.tags, fields),
        fields,
      };
      return isGood ? { ...testCase, digest: caseDigest(mapped) } : null;
    },
  };
}

function read(reader: FieldReader, fields: Fields, tell: Report): Json | undefined {
  const missing = reader.required.find((name) => !Object.hasOwn(fields, name));
  if (missing !== undefined) {
    tell({
      severity: 'error',
      field: missing,
      message: `The row has no field "${missing}".`,
      remedy: 'Add it, or leave the row out.',
    });
    return undefined;
  }
  try {
    return reader.read(fields);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const message = `The template ${error.templateName} fails for this row: ${error.detail}.`;
    tell({ severity: 'error', field: null, message, remedy: 'Correct the template or the row.' });
    return undefined;
  }
}

function readInput(reader: FieldReader, fields: Fields, tell: Report): string {
  const value = read(reader, fields, tell);
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
  if (text.trim() === '') {
    tell({
      severity: 'error',
      field: reader.isTemplate ? null : reader.source,
      message: 'The input of this case is empty.',
      remedy: 'Fill it in, or leave the row out.',
    });
  }
  return text;
}

function readAnswer(reader: FieldReader | null, fields: Fields, tell: Report): Json {
  if (reader === null) return null;
  const value = read(reader, fields, tell) ?? null;
  const lost = unsafeInteger(value);
  if (lost !== null) {
    tell({
      severity: 'warning',
      field: reader.isTemplate ? null : reader.source,
      message: `The number ${lost} has more digits than a number can keep.`,
      remedy: 'Put it in quotes.',
    });
  }
  return value;
}

function unsafeInteger(value: Json): number | null {
  const values = Array.isArray(value) ? value : [value];
  return values.find((one): one is number => Number.isInteger(one) && !Number.isSafeInteger(one)) ?? null;
}

function readChoices(field: string | undefined, fields: Fields, tell: Report): string[] | null {
  if (field === undefined) return null;
  if (!Object.hasOwn(fields, field)) {
    const message = `The row has no field "${field}".`;
    tell({ severity: 'error', field, message, remedy: 'Add the list of options, or leave the row out.' });
    return null;
  }
  const result = parseChoices(fields[field]);
  if ('choices' in result) return result.choices;
  tell({ severity: 'error', field, message: `The field "${field}" ${result.fault}`, remedy: result.remedy });
  return null;
}

function readId(field: string | undefined, fields: Fields, index: number, tell: Report): string {
  const name = field ?? 'id';
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined && field === undefined) return String(index + 1);
  const id = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  // eslint-disable-next-line no-control-regex
  const isUsable = id !== '' && id.length <= MOST_ID_CHARACTERS && !/[\u0000-\u001f\u007f]/.test(id);
  if (!isUsable) {
    tell({
      severity: 'error',
      field: name,
      message: `The field "${name}" cannot name the case.`,
      remedy: `Write a text or a number of one line and at most ${MOST_ID_CHARACTERS} characters.`,
    });
  }
  return id;
}

function readTags(names: readonly string[], fields: Fields): string[] {
  const tags = names.flatMap((name) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => tagOf(name, one));
  });
  return [...new Set(tags)];
}

function tagOf(name: string, value: Json | undefined): string[] {
  if (value === null || value === undefined || typeof value === 'object') return [];
  const text = String(value).replace(/\s+/g, ' ').trim().slice(0, MOST_TAG_CHARACTERS);
  return text === '' ? [] : [`${name}=${text}`];
}
