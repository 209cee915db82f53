import { isTooDeep } from '../text/is-too-deep.ts';
import type { CallValue } from './call-value.ts';

/** A reviver is also told how a number was written; the type of `JSON.parse` does not say so yet. */
type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

/** Reads JSON with integers and floats kept apart: 5.0 and 5e0 are floats. Throws SyntaxError for anything else. */
export function parseTypedJson(text: string): CallValue {
  if (isTooDeep(text)) throw new SyntaxError('it is nested too deeply');
  const revive: Reviver = (_key, value, context) => typed(value, context?.source);
  return JSON.parse(text, revive) as CallValue;
}

/** Called from the inside out, so that what a list or object holds is typed already. */
function typed(value: unknown, source = ''): CallValue {
  if (typeof value === 'number') return { kind: /[.eE]/.test(source) ? 'float' : 'integer', number: value };
  if (typeof value === 'string') return { kind: 'string', text: value };
  if (typeof value === 'boolean') return { kind: 'boolean', isTrue: value };
  if (value === null || value === undefined) return { kind: 'null' };
  if (Array.isArray(value)) return { kind: 'list', items: value as CallValue[] };
  return { kind: 'dict', entries: new Map(Object.entries(value as Record<string, CallValue>)) };
}
