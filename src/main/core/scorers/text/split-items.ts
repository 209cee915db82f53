import type { Json } from '#shared/domain/json.ts';

import { answerText } from './answer-texts.ts';
import { isTooDeep } from './is-too-deep.ts';

const BRACKETS = /^(?:\[([\s\S]*)\]|\{([\s\S]*)\}|\(([\s\S]*)\))$/;
const QUOTES = /^(["'“‘`])([\s\S]*)(["'”’`])$/;

/**
 * The items of an answer: those of a JSON list if it is one, else the parts between separators, without brackets
 * around the whole and quotes around an item, empty parts left out.
 */
export function splitItems(text: string, separator: string): string[] {
  const trimmed = text.trim();
  const list = jsonList(trimmed);
  if (list !== null) return list.map(answerText);
  const brackets = BRACKETS.exec(trimmed);
  const inner = brackets?.[1] ?? brackets?.[2] ?? brackets?.[3] ?? trimmed;
  return inner
    .split(separator)
    .map((part) => part.trim())
    .map((part) => QUOTES.exec(part)?.[2] ?? part)
    .filter((part) => part !== '');
}

function jsonList(text: string): Json[] | null {
  if (!text.startsWith('[') || isTooDeep(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
