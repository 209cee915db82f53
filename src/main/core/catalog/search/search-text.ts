import type { Json } from '#shared/domain/json.ts';

import { ownJson } from '../parse-json.ts';
import { foldText } from './fold-text.ts';

/** No folded text contains it, so no match reaches from one field into the next. */
const BETWEEN = '\n';
/** So that a term of one or two characters at the very end still begins a trigram. */
const END = '\n\n';

/** What a case is searched by. */
export function caseSearchText(caseId: string, input: string, expected: string | null): string {
  return joined([caseId, input, readableExpected(expected)]);
}

/** What a result is searched by, besides its case. */
export function resultSearchText(answer: string | null, reason: string): string {
  return joined([answer ?? '', reason]);
}

/** An expected answer as people read it: a text as it is, anything else as JSON. */
export function readableExpected(expected: string | null): string {
  if (expected === null) return '';
  if (!expected.startsWith('"')) return expected;
  const value = ownJson<Json>(expected);
  return typeof value === 'string' ? value : expected;
}

function joined(fields: readonly string[]): string {
  return fields.map((field) => foldText(field)).join(BETWEEN) + END;
}
