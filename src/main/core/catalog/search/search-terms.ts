import { foldText } from './fold-text.ts';

/**
 * The terms of a search, folded: words, or phrases in double quotes (the last quote may still be missing). A row
 * matches when it contains every one of them, anywhere, also inside a word. Nothing else has a meaning of its own.
 */
export function searchTerms(search: string): string[] {
  const folded = foldText(search).trim();
  const terms = [...folded.matchAll(/"([^"]*)(?:"|$)|([^\s"]+)/g)]
    .map(([, phrase, word]) => (phrase ?? word ?? '').trim())
    .filter((term) => term !== '');
  if (terms.length > 0) return [...new Set(terms)];
  return folded === '' ? [] : [folded];
}
