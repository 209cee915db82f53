import type { Json } from '#shared/domain/json.ts';

/** A call as it is written, numbers included. */
export interface CalledFunction {
  readonly name: string;
  readonly argumentsJson: string;
}

type JsonObject = { readonly [key: string]: Json };

/**
 * Calls that fit [{"function": {"parameter": [acceptable values…]}}]: the first value of each parameter, left out where
 * that is "". Numbers of parameters that `functions` declares as floats are written as such. Null for anything else.
 */
export function callsOfExpected(expected: Json | null, functions: Json | undefined): CalledFunction[] | null {
  if (!isList(expected)) return null;
  const calls = expected.map((call) => callOf(call, functions));
  return calls.every((call) => call !== null) ? calls : null;
}

function callOf(call: Json, functions: Json | undefined): CalledFunction | null {
  const [[name, parameters] = [], another] = isObject(call) ? Object.entries(call) : [];
  if (name === undefined || another !== undefined || !isObject(parameters)) return null;
  const properties = propertiesOf(schemaOf(name, functions));
  const members = Object.entries(parameters).flatMap(([parameter, values]) => {
    const value = isList(values) ? values[0] : values;
    if (value === undefined || value === '') return [];
    return [`${JSON.stringify(parameter)}: ${written(withoutChoices(value), properties[parameter])}`];
  });
  return { name, argumentsJson: `{${members.join(', ')}}` };
}

/** Members of an expected object are lists of acceptable values too. */
function withoutChoices(value: Json): Json {
  if (isList(value)) return value.map(withoutChoices);
  if (!isObject(value)) return value;
  const members = Object.entries(value).flatMap(([key, choices]) => {
    const chosen = isList(choices) ? choices[0] : choices;
    return chosen === undefined || chosen === '' ? [] : [[key, withoutChoices(chosen)] as const];
  });
  return Object.fromEntries(members);
}

function written(value: Json, schema: Json | undefined): string {
  const { type, items } = isObject(schema) ? schema : {};
  const isFloat = type === 'float' || type === 'double';
  if (typeof value === 'number' && isFloat && Number.isInteger(value)) return `${value}.0`;
  if (isList(value)) return `[${value.map((item) => written(item, items)).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const properties = propertiesOf(schema);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${written(member, properties[key])}`,
  );
  return `{${members.join(', ')}}`;
}

function schemaOf(name: string, functions: Json | undefined): Json | undefined {
  const declared = isList(functions) ? functions : [];
  const found = declared.find((one) => isObject(one) && one['name'] === name);
  return isObject(found) ? found['parameters'] : undefined;
}

function propertiesOf(schema: Json | undefined): JsonObject {
  const properties = isObject(schema) ? schema['properties'] : undefined;
  return isObject(properties) ? properties : {};
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
