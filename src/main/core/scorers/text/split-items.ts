import type { Json } from '#shared/domain/json.ts';

import { answerText } from './answer-texts.ts';
import { isTooDeep } from './is-too-deep.ts';

const FENCED = /^```[^\n`]*\n([\s\S]*?)\n?```$/;
const BRACKETS = /^(?:\[([\s\S]*)\]|\{([\s\S]*)\}|\(([\s\S]*)\))$/;
const QUOTES = /^(["'“‘`])([\s\S]*)(["'”’`])$/;
const BULLET = /^\s*(?:[-*•–+]|\d{1,4}[.)])\s+(?=\S)/;

/**
 * The items of an answer: those of a JSON list if it is one, the lines of a bulleted or numbered list, else the parts
 * between separators, without brackets around the whole and quotes around an item, empty parts left out. A fence
 * around the whole is no part of it.
 */
export function splitItems(text: string, separator: string): string[] {
  const trimmed = text.trim();
  const whole = (FENCED.exec(trimmed)?.[1] ?? trimmed).trim();
  const list = jsonList(whole);
  if (list !== null) return list.map(answerText);
  const bullets = bulletLines(whole);
  if (bullets.length > 1) return tidied(bullets);
  const inner = withoutBrackets(bullets[0] ?? whole);
  return tidied(inner.split(separator));
}

/** The items as written, and before that, where the last one ends in a full stop, without it. */
export function itemReadings(text: string, separator: string): [string[], ...string[][]] {
  const items = splitItems(text, separator);
  const last = items.at(-1) ?? '';
  if (!/[^.]\.$/.test(last)) return [items];
  return [[...items.slice(0, -1), last.slice(0, -1)], items];
}

function withoutBrackets(text: string): string {
  const brackets = BRACKETS.exec(text);
  return brackets?.[1] ?? brackets?.[2] ?? brackets?.[3] ?? text;
}

function tidied(parts: readonly string[]): string[] {
  return parts
    .map((part) => part.trim())
    .map((part) => QUOTES.exec(part)?.[2] ?? part)
    .filter((part) => part !== '');
}

/** What the lines say after their bullets or numbers; none where a line has none, but for an introduction that ends in a colon. */
function bulletLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first, ...others] = lines;
  const isIntroduced = first !== undefined && !BULLET.test(first) && first.trimEnd().endsWith(':');
  const items = isIntroduced ? others : lines;
  return items.every((line) => BULLET.test(line)) ? items.map((line) => line.replace(BULLET, '')) : [];
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
