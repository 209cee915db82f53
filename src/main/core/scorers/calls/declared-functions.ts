import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';

import type { ValueKind } from './call-value.ts';

/** What a parameter is declared to be. */
export interface DeclaredParameter {
  readonly kind: ValueKind;
  /** Of the items of a list; null where nothing is said of them. */
  readonly itemKind: ValueKind | null;
  /** A list that a tuple of Python will do for. */
  readonly isTuple: boolean;
}

/** A function that may be called. */
export interface DeclaredFunction {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, DeclaredParameter>;
  readonly required: readonly string[];
}

/** Names of types in JSON Schema and in the Berkeley leaderboard. Other types are taken as the expected value shows. */
const KINDS: Readonly<Record<string, ValueKind>> = {
  string: 'string',
  any: 'string',
  integer: 'integer',
  float: 'float',
  number: 'float',
  boolean: 'boolean',
  array: 'list',
  tuple: 'list',
  dict: 'dict',
  object: 'dict',
};

/** Reads the functions of a case: a list or a single one, also as a text of JSON. Throws BoundaryError, blamed on the scorer, for anything else. */
export function declaredFunctions(field: string, value: Json | undefined): DeclaredFunction[] {
  const whole = typeof value === 'string' ? parsed(field, value) : value;
  if (whole === undefined) throw faulty(`the case has no list of functions in “${field}”`);
  return (isList(whole) ? whole : [whole]).map((one) => declaredFunction(field, one));
}

function declaredFunction(field: string, value: Json): DeclaredFunction {
  const outer = objectOf(value);
  const plain = objectOf(outer['function'] ?? value);
  const name = plain['name'];
  if (typeof name !== 'string') throw faulty(`a function in “${field}” has no name`);
  const parameters = objectOf(plain['parameters']);
  const properties = Object.entries(objectOf(parameters['properties']));
  const required = parameters['required'];
  return {
    name,
    parameters: new Map(properties.map(([key, schema]) => [key, declaredParameter(objectOf(schema))])),
    required: isList(required) ? required.filter((one) => typeof one === 'string') : [],
  };
}

function declaredParameter(schema: { readonly [key: string]: Json }): DeclaredParameter {
  const kind = kindOf(schema['type']) ?? 'string';
  const itemKind = kind === 'list' ? kindOf(objectOf(schema['items'])['type']) : null;
  return { kind, itemKind, isTuple: schema['type'] === 'tuple' };
}

/** Of several types the first that is not null. */
function kindOf(type: Json | undefined): ValueKind | null {
  const names = isList(type) ? type : [type];
  const name = names.find((one) => typeof one === 'string' && one !== 'null');
  return typeof name === 'string' && Object.hasOwn(KINDS, name) ? (KINDS[name] ?? null) : null;
}

function parsed(field: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw faulty(`the functions in “${field}” are not JSON`, error);
  }
}

function faulty(problem: string, cause?: unknown): BoundaryError {
  return new BoundaryError('scorer', `The check “function-call” cannot be applied: ${problem}.`, {
    cause,
    causeKey: 'faulty functions',
  });
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function objectOf(value: Json | undefined): { readonly [key: string]: Json } {
  if (typeof value !== 'object' || value === null || isList(value)) return {};
  return value;
}
