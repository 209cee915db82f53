import type { Verdict } from '#shared/domain/verdict.ts';
import { VERDICT_WORDS } from '#shared/format/words.ts';

import { type Markup, markup } from './markup.ts';

const SIGNS: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  partial: '◐',
  fail: '✕',
  error: '⚠',
  skipped: '–',
};

/** A verdict as sign, word and colour. */
export function verdictMark(verdict: Verdict): Markup {
  return markup`<span class="verdict ${verdict}">${SIGNS[verdict]} ${VERDICT_WORDS[verdict]}</span>`;
}
