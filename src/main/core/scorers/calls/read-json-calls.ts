import type { CallReading, CallValue, ModelCall } from './call-value.ts';
import { parseTypedJson } from './parse-typed-json.ts';

type Entries = ReadonlyMap<string, CallValue>;

/**
 * Reads calls written as JSON: one or a list of {"name", "arguments"}, the same under "function" or all under
 * "tool_calls", or {"the_name": {arguments}}. Arguments may be a text of JSON; empty objects are no calls.
 */
export function readJsonCalls(text: string): CallReading {
  try {
    return { calls: callsIn(parseTypedJson(text)) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: 'no calls that can be read as JSON' };
  }
}

/** The parameters of a tool call from their JSON text. Throws SyntaxError where that is no object. */
export function readArguments(json: string): Entries {
  const value = parseTypedJson(json.trim() === '' ? '{}' : json);
  if (value.kind !== 'dict') throw new SyntaxError('the arguments are no object');
  return value.entries;
}

function callsIn(value: CallValue): ModelCall[] {
  if (value.kind === 'list') return value.items.flatMap(callsIn);
  if (value.kind !== 'dict') throw new SyntaxError('a call is an object');
  const several = value.entries.get('tool_calls');
  if (several !== undefined) return callsIn(several);
  return value.entries.size === 0 ? [] : [callOf(value.entries)];
}

function callOf(entries: Entries): ModelCall {
  const inner = entries.get('function');
  if (inner?.kind === 'dict') return callOf(inner.entries);
  const name = entries.get('name');
  if (name?.kind === 'string') {
    return {
      name: name.text,
      parameters: parametersOf(entries.get('arguments') ?? entries.get('parameters')),
    };
  }
  const [[key, parameters] = [], another] = [...entries];
  if (key === undefined || another !== undefined) throw new SyntaxError('a call has a name and arguments');
  return { name: key, parameters: parametersOf(parameters) };
}

function parametersOf(value: CallValue | undefined): Entries {
  if (value === undefined) return new Map();
  if (value.kind === 'dict') return value.entries;
  if (value.kind === 'string') return readArguments(value.text);
  throw new SyntaxError('the arguments are no object');
}
