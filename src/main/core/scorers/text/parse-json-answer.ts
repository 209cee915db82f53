import type { Json } from '#shared/domain/json.ts';

import { isTooDeep } from './is-too-deep.ts';

const FENCED = /^```[^\n]*\n([\s\S]*?)\n?```$/;

/** The JSON value of an answer, also inside one fenced block; `problem` says why there is none. */
export function parseJsonAnswer(text: string): { value: Json } | { problem: string } {
  const trimmed = text.trim();
  const bare = FENCED.exec(trimmed)?.[1] ?? trimmed;
  if (isTooDeep(bare)) return { problem: 'the answer is nested too deeply' };
  try {
    return { value: JSON.parse(bare) as Json };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: bare === '' ? 'the answer is empty' : `the answer is not JSON: ${message}` };
  }
}
