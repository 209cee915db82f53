import type { Extraction } from './extract-step.ts';

/** The text without any of these characters at its ends. */
export function extractStrip({ strip }: { strip: string }): Extraction {
  const unwanted = new Set(Array.from(strip));
  return (text) => {
    const characters = Array.from(text);
    const start = characters.findIndex((character) => !unwanted.has(character));
    const end = characters.findLastIndex((character) => !unwanted.has(character));
    return start < 0 ? '' : characters.slice(start, end + 1).join('');
  };
}

/** The text without white space at its ends. */
export function extractTrimmed(): Extraction {
  return (text) => text.trim();
}

/** The text in lower case. */
export function extractLowerCase(): Extraction {
  return (text) => text.toLowerCase();
}
