/** Type names of the Berkeley leaderboard, which JSON Schema calls otherwise. */
const TYPES: Readonly<Record<string, string>> = {
  dict: 'object',
  HashMap: 'object',
  float: 'number',
  double: 'number',
  tuple: 'array',
  ArrayList: 'array',
  any: 'string',
  String: 'string',
  char: 'string',
  long: 'integer',
  bool: 'boolean',
};
const KNOWN = new Set(['object', 'number', 'integer', 'string', 'boolean', 'array', 'null']);
const FLOAT_NOTE = ' This is a float type value.';

type Schema = Readonly<Record<string, unknown>>;

/** A JSON Schema out of one with the type names of the leaderboard, at every depth; a float is said to be one, as JSON Schema only knows numbers. */
export function plainSchema(schema: Schema): Record<string, unknown> {
  const { type, properties, items, description } = schema;
  const isFloat = type === 'float' || type === 'double';
  const note = isFloat ? { description: `${textOf(description)}${FLOAT_NOTE}`.trimStart() } : {};
  return {
    ...schema,
    ...(type !== undefined && { type: plainType(type) }),
    ...note,
    ...(isSchema(properties) && { properties: eachPlain(properties) }),
    ...(isSchema(items) && { items: plainSchema(items) }),
  };
}

function eachPlain(properties: Schema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, isSchema(value) ? plainSchema(value) : value]),
  );
}

function plainType(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(plainType);
  if (typeof type !== 'string' || KNOWN.has(type)) return type;
  return TYPES[type] ?? 'string';
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
