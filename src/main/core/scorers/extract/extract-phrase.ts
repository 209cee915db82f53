import { escapeRegex } from '../text/escape-regex.ts';
import { type Extraction, takeMatch } from './extract-step.ts';

/** The text after the first or last occurrence of a phrase, white space kept. */
export function extractAfter(step: {
  after: string;
  ignoreCase: boolean;
  take: 'first' | 'last';
}): Extraction {
  const phrase = new RegExp(escapeRegex(step.after), step.ignoreCase ? 'giu' : 'gu');
  return (text) => {
    const match = takeMatch(text.matchAll(phrase), step.take);
    return match === undefined ? null : text.slice(match.index + match[0].length);
  };
}

/** The text before the first occurrence of a phrase; all of it without one. */
export function extractBefore({ before }: { before: string }): Extraction {
  return (text) => {
    const place = text.indexOf(before);
    return place < 0 ? text : text.slice(0, place);
  };
}
