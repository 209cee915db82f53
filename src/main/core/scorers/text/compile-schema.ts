import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import type { Json } from '#shared/domain/json.ts';
import { AppError } from '#shared/errors.ts';

/** Says in words what is wrong with a value; null if it fits. */
export type CompiledSchema = (value: Json) => string | null;

const DRAFT_07 = /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/;
const DRAFT_2020 = /^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;
const OPTIONS = { strict: false, allErrors: false, logger: false } as const;

/**
 * Compiles a JSON Schema of draft 2020-12 (also without `$schema`) or draft-07, formats included. References inside
 * the schema work; nothing is ever fetched. `inWords` says what is wrong. Throws AppError `bundle-invalid` that begins
 * with `place`.
 */
export function compileSchema(
  place: string,
  schema: unknown,
  inWords: (error: ErrorObject) => string = describeError,
): CompiledSchema {
  const refuse = (what: string, cause?: unknown) =>
    new AppError('bundle-invalid', `${place} cannot be used: ${what}.`, { cause });
  if (typeof schema === 'boolean') return schema ? () => null : () => 'nothing fits the schema `false`';
  if (!isSchemaObject(schema)) throw refuse('it is neither an object nor a truth value');
  // An asynchronous validator would return a promise, which is true whatever it finds.
  if ('$async' in schema) throw refuse('asynchronous schemas are not supported');
  const validate = compiled(schema, refuse);
  return (value) => {
    if (validate(value)) return null;
    const error = validate.errors?.[0];
    return (error === undefined ? 'does not fit the schema' : inWords(error)).slice(0, 300);
  };
}

function compiled(schema: Record<string, unknown>, refuse: (what: string, cause?: unknown) => AppError) {
  const draft = schema['$schema'];
  const isOld = typeof draft === 'string' && DRAFT_07.test(draft);
  if (draft !== undefined && !isOld && !(typeof draft === 'string' && DRAFT_2020.test(draft))) {
    throw refuse(`its $schema is neither draft 2020-12 nor draft-07: ${JSON.stringify(draft)}`);
  }
  const ajv = isOld ? new Ajv(OPTIONS) : new Ajv2020(OPTIONS);
  addFormats(ajv);
  try {
    return ajv.compile(schema);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw refuse(message, error);
  }
}

function isSchemaObject(schema: unknown): schema is Record<string, unknown> {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

function describeError(error: ErrorObject): string {
  const path = error.instancePath === '' ? 'the answer' : error.instancePath;
  const extra: unknown = error.params['additionalProperty'] ?? error.params['allowedValue'];
  const named = extra === undefined ? '' : ` (${JSON.stringify(extra)})`;
  const allowed: unknown = error.params['allowedValues'];
  const values = Array.isArray(allowed) ? `: ${allowed.map((one) => JSON.stringify(one)).join(', ')}` : '';
  return `${path} ${error.message ?? 'does not fit the schema'}${named}${values}`;
}
