import type { ErrorObject } from 'ajv';

import { DeadlineError, withDeadline } from '#core/deadline/with-deadline.ts';
import { type CompiledSchema, compileSchema } from '#core/scorers/text/compile-schema.ts';
import { isTooDeep } from '#core/scorers/text/is-too-deep.ts';
import type { Json } from '#shared/domain/json.ts';

import type { CallArguments } from './tool.ts';
import { ARGUMENTS_DEADLINE_MS } from './tool-limits.ts';

/** Reads the arguments of a call, or says what is wrong with them in a sentence for the model. */
export type ReadArguments = (json: string) => CallArguments | { problem: string };

/** Throws AppError `bundle-invalid` when the parameters of the tool are no JSON Schema. */
export function createArgumentReader(
  tool: string,
  parameters: Readonly<Record<string, unknown>>,
): ReadArguments {
  const schema: CompiledSchema = compileSchema(`The parameters of the tool ${tool}`, parameters, inWords);
  return (given) => {
    const json = given.trim() === '' ? '{}' : given;
    const read = parsed(json);
    if ('problem' in read) return read;
    const problem = boundedProblem(schema, read.values);
    return problem === null ? { values: read.values, json } : { problem };
  };
}

/** A pattern of the schema may take for ever on what a model writes. */
function boundedProblem(schema: CompiledSchema, values: Record<string, Json>): string | null {
  try {
    return withDeadline(ARGUMENTS_DEADLINE_MS, () => schema(values));
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    return 'the arguments could not be checked in time';
  }
}

function parsed(json: string): { values: Record<string, Json> } | { problem: string } {
  if (isTooDeep(json)) return { problem: 'the arguments are nested too deeply' };
  try {
    const value: unknown = JSON.parse(json);
    if (isArguments(value)) return { values: value };
    return { problem: 'the arguments must be one JSON object, such as {"name": "value"}' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `the arguments are not valid JSON (${why})` };
  }
}

/** What JSON.parse gives for an object. */
function isArguments(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords({ instancePath, keyword, params, message }: ErrorObject): string {
  const path = instancePath.slice(1).split('/').map(unescaped);
  const place = instancePath === '' ? 'the arguments' : `"${path.join('.')}"`;
  const named = (key: string) => String(params[key]);
  switch (keyword) {
    case 'required':
      return `${instancePath === '' ? '' : `${place}: `}"${named('missingProperty')}" is missing`;
    case 'additionalProperties':
      return `${instancePath === '' ? '' : `${place}: `}there is no parameter "${named('additionalProperty')}"`;
    case 'enum':
      return `${place} must be one of ${JSON.stringify(params['allowedValues']).slice(1, -1)}`;
    default:
      return `${place} ${message ?? 'does not fit'}`;
  }
}

/** A key as a JSON pointer writes it. */
function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
