import type { Template } from '@huggingface/jinja';

/** The filters of the template language, of whatever values. */
export const FILTERS: readonly string[] = (
  'abs bool capitalize default dictsort first float get indent int items join keys last length list lower map ' +
  'rejectattr replace reverse safe selectattr sort string title tojson trim unique upper values'
).split(' ');

/** Names of filters in a parsed template that the language does not have, each once. */
export function unknownFilters(program: Template['parsed']): string[] {
  const names = new Set<string>();
  visit(program, names);
  return [...names].filter((name) => !FILTERS.includes(name));
}

function visit(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('filter' in value && 'type' in value) {
    const name = nameOf(value.filter);
    if (name !== null) names.add(name);
  }
  const parts = value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value);
  for (const part of parts) visit(part, names);
}

function nameOf(filter: unknown): string | null {
  if (typeof filter !== 'object' || filter === null) return null;
  if ('callee' in filter) return nameOf(filter.callee);
  return 'value' in filter && typeof filter.value === 'string' ? filter.value : null;
}
