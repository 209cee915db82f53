import { escapeRegex } from '#core/scorers/text/escape-regex.ts';

// The checks were published as Python: there `\w` and `\b` know all letters, `.` stops at "\n" alone, and so do `^`, `$`.
const WORD = String.raw`[\p{L}\p{N}_]`;

/** Edge of a word, as `\b` in any script. */
const WORD_EDGE = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;

/** All words of a text: runs of letters, digits and underscores of any script. */
export function wordsOf(text: string): string[] {
  return text.match(new RegExp(`${WORD}+`, 'gu')) ?? [];
}

/**
 * A pattern given as an argument, looked for in any case. What is no regular expression stands for itself.
 * `whole` finds it only between edges of words.
 */
export function argumentPattern(source: string, { whole = false, flags = 'i' } = {}): RegExp {
  for (const [pattern, unicode] of [
    [source, 'u'],
    [source, ''],
    [escapeRegex(source), 'u'],
  ] as const) {
    try {
      const framed = whole ? `${WORD_EDGE}(?:${pattern})${WORD_EDGE}` : pattern;
      // The edges need the flag u; without it they would look for other characters.
      if (whole && unicode === '') continue;
      return new RegExp(framed, `${flags}${unicode}`);
    } catch {
      continue;
    }
  }
  throw new Error(`The pattern “${source}” cannot be read.`);
}
