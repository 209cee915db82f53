import { type Extraction, takeMatch } from './extract-step.ts';

// "A" begins many sentences and "I" is a word: in running text they only count with a sign that they name an option.
const LETTER = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’_-])([A-Z])(?![\p{L}\p{N}'’_])(?!-\p{L})(?!(?<=[AI])\s+\p{Ll})`,
  'gu',
);
const SMALL_LETTER = /^[\s*_"'([]*([a-z])[\s*_"')\].:]*$/;

/**
 * The first or last capital letter that stands alone, as in "B", "(B)", "**B**" or "Answer: B"; not the words A and I
 * before another word. A small letter counts if it is all there is.
 */
export function extractLetter({ letter }: { letter: 'first' | 'last' }): Extraction {
  return (text) => {
    const match = takeMatch(text.matchAll(LETTER), letter);
    return match?.[1] ?? SMALL_LETTER.exec(text)?.[1]?.toUpperCase() ?? null;
  };
}
