import { parseExactJson } from '#shared/domain/exact-json.ts';

import type { CalledFunction } from './expected-calls.ts';

/** A call as Python writes it: name(parameter=value, …). */
export function pythonCall({ name, argumentsJson }: CalledFunction): string {
  const given = parseExactJson(argumentsJson);
  const members = typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return `${name}(${members.map(([key, value]) => `${key}=${literal(value)}`).join(', ')})`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  // An exact number is an object without a prototype.
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}: ${literal(member)}`,
    );
    return `{${members.join(', ')}}`;
  }
  return JSON.stringify(value);
}
