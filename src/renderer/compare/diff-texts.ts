import { diffLines, diffWordsWithSpace } from 'diff';

export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly value: string;
}

/** `too-different`: nothing was found in time that would help a reader. */
export type TextDiff = readonly DiffPiece[] | 'too-different';

/** Up to this length words are compared, above it lines. In characters. */
const WORDS_UP_TO = 2_000;
/** Time for one comparison in milliseconds. */
const LONGEST_MS = 300;

/** What must be taken from and added to one text to get the other. */
export function diffTexts(before: string, after: string): TextDiff {
  const isShort = Math.max(before.length, after.length) <= WORDS_UP_TO;
  const changes = isShort
    ? diffWordsWithSpace(before, after, { timeout: LONGEST_MS })
    : diffLines(before, after, { timeout: LONGEST_MS });
  // Without a result in time the library gives nothing, whatever its types say.
  const found: typeof changes | undefined = changes;
  if (found === undefined) return 'too-different';
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    value,
  }));
}
