import { stripEnds } from '#core/scorers/text/strip-ends.ts';

import type { CallReading, ModelCall } from '../call-value.ts';
import { readCall } from './python-expression.ts';
import { type PythonReader, pythonReader } from './python-reader.ts';
import { PythonFault } from './python-token.ts';
import { pythonTokens } from './python-tokens.ts';

/** Reads calls written as a Python list, `[f(a=1), g(b="x")]`; brackets around the whole may be left out. */
export function readPythonCalls(text: string): CallReading {
  try {
    return { calls: callsOf(text) };
  } catch (error) {
    // Brackets and signs in thousands end the stack of the reader; no call that is meant has them.
    if (!(error instanceof PythonFault || error instanceof RangeError)) throw error;
    return { problem: 'no calls that can be read as Python' };
  }
}

function callsOf(text: string): ModelCall[] {
  const source = stripEnds(text, "[]' \n\r\t");
  if (source === '') return [];
  return readAll(pythonReader(source, pythonTokens(source)));
}

function readAll(reader: PythonReader): ModelCall[] {
  const calls: ModelCall[] = [];
  do calls.push(readCall(reader));
  while (reader.takeIf(',') !== null && reader.peek() !== undefined);
  if (reader.peek() !== undefined) throw new PythonFault('something follows the calls');
  return calls;
}
