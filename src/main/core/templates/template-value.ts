import type { Interpreter } from '@huggingface/jinja';

import type { Json } from '#shared/domain/json.ts';

/** A value of the template language. */
export type RuntimeValue = ReturnType<Interpreter['evaluate']>;

/** What a template expression amounts to as JSON; undefined counts as null. Throws Error for a function. */
export function templateValue(value: RuntimeValue): Json {
  switch (value.type) {
    case 'StringValue':
    case 'IntegerValue':
    case 'FloatValue':
    case 'BooleanValue':
      return value.value as string | number | boolean;
    case 'NullValue':
    case 'UndefinedValue':
      return null;
    default:
      return collection(value.value);
  }
}

function collection(value: unknown): Json {
  if (Array.isArray(value)) return value.map((item) => templateValue(item as RuntimeValue));
  if (value instanceof Map) {
    return Object.fromEntries(
      Array.from(value, ([key, item]) => [String(key), templateValue(item as RuntimeValue)]),
    );
  }
  throw new Error('the result is a function; call it');
}
