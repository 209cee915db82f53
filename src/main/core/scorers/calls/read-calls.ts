import type { Answer } from '#core/engine/ports.ts';
import type { FunctionCall } from '#shared/domain/manifest/answer-check-specs.ts';
import type { ToolCall } from '#shared/domain/transcript.ts';

import { stripEnds } from '../text/strip-ends.ts';
import type { CallReading } from './call-value.ts';
import { readPythonCalls } from './python/read-python-calls.ts';
import { readArguments, readJsonCalls } from './read-json-calls.ts';

/** The calls of an answer, and whether they were made by the tool calling of the server. */
export type AnswerCalls = CallReading & { readonly areNative: boolean };

/** Reads the calls of an answer in the form that a check asks for. */
export function readCalls({ text, transcript }: Answer, format: FunctionCall['format']): AnswerCalls {
  const last = transcript.findLast(({ role, side }) => role === 'assistant' && side === undefined);
  const native = last?.toolCalls ?? [];
  if (format === 'tool-calls' || (format === 'auto' && native.length > 0)) {
    return { ...readToolCalls(native), areNative: true };
  }
  return { ...readText(unfenced(text), format), areNative: false };
}

function readToolCalls(calls: readonly ToolCall[]): CallReading {
  try {
    return {
      calls: calls.map(({ name, argumentsJson }) => ({ name, parameters: readArguments(argumentsJson) })),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: 'arguments that cannot be read as JSON' };
  }
}

function readText(text: string, format: FunctionCall['format']): CallReading {
  if (format === 'json') return readJsonCalls(text);
  if (format === 'python' || !isJson(text)) return readPythonCalls(text);
  return readJsonCalls(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The answer without the fence of a code block around all of it. */
function unfenced(text: string): string {
  const trimmed = text.trim();
  const block = /^```[^\n`]*\n([\s\S]*?)\n?```$/.exec(trimmed)?.[1];
  return (block ?? stripEnds(trimmed, '`')).trim();
}
