import type { JsonSchema } from './manifest-schema.ts';

/** A Markdown table of the keys of an object: name, type, default and meaning. */
export function keyTable(schema: JsonSchema, options: { without?: readonly string[] } = {}): string {
  const keys = Object.entries(schema.properties ?? {}).filter(
    ([key]) => !(options.without ?? []).includes(key),
  );
  if (keys.length === 0) return '';
  const rows = keys.map(([key, value]) => {
    const isRequired = schema.required?.includes(key) === true && value.default === undefined;
    const fallback = isRequired ? '**required**' : defaultText(value);
    return `| \`${key}\` | ${cell(typeText(value))} | ${cell(fallback)} | ${cell(value.description ?? '')} |`;
  });
  return ['| key | type | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** What may stand for a value, in words. */
export function typeText(schema: JsonSchema): string {
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return [...new Set(options.map(typeText))].join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'boolean':
      return '`true` or `false`';
    case 'number':
    case 'integer':
      return `${schema.type === 'integer' ? 'whole number' : 'number'}${range(schema)}`;
    case 'array':
      return listText(schema.items ?? {});
    case 'object':
      return 'group of keys';
    case undefined:
    default:
      return 'anything';
  }
}

function range({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const isBounded = maximum !== undefined && Math.abs(maximum) < Number.MAX_SAFE_INTEGER;
  const isFrom = minimum !== undefined && Math.abs(minimum) < Number.MAX_SAFE_INTEGER;
  const low = isFrom
    ? ` from ${minimum}`
    : exclusiveMinimum === undefined
      ? ''
      : ` above ${exclusiveMinimum}`;
  return `${low}${isBounded ? `${low === '' ? '' : ','} at most ${maximum.toLocaleString('en')}` : ''}`;
}

function listText(items: JsonSchema): string {
  const type = typeText(items);
  return type.includes(' or ') ? `list, each entry a ${type}` : `list of ${plural(type)}`;
}

function plural(type: string): string {
  if (type === 'text') return 'texts';
  return type === 'group of keys' ? 'groups of keys' : type;
}

function defaultText({ default: value }: JsonSchema): string {
  if (value === undefined) return '–';
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return '–';
  return `\`${JSON.stringify(value).replaceAll('\\\\', '\\')}\``;
}

export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('\n', ' ');
}
