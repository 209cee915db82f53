import { hasSentenceBreak } from './find-sentence-break.ts';
import { NON_WORD } from './punkt-token.ts';

/** A mark that may end a sentence, with what follows it: another mark, or white space and a token. */
const CANDIDATE = new RegExp(String.raw`[.?!](?=(?<after>${NON_WORD}|\s+(?<next>\S+)))`, 'gu');
const CLOSING = /["')\]}]+(?:\s+|(?=--)|(?![^\n]))/y;

/** The English sentences of a text by the Punkt algorithm (Kiss and Strunk, 2006). Line ends are white space. */
export function splitSentences(text: string): string[] {
  return [...joinClosing(text, [...slicesOf(text)])].map(([start, end]) => text.slice(start, end));
}

type Slice = readonly [start: number, end: number];

function* slicesOf(text: string): Generator<Slice> {
  let start = 0;
  for (const { match, context } of candidates(text)) {
    if (!hasSentenceBreak(context)) continue;
    const end = match.index + 1;
    yield [start, end];
    const { after = '', next } = match.groups ?? {};
    start = next === undefined ? end : end + after.length - next.length;
  }
  yield [start, text.trimEnd().length];
}

interface Candidate {
  readonly match: RegExpExecArray;
  /** The word before, the mark and what follows. */
  readonly context: string;
}

/** Of several candidates in one word the last. */
function* candidates(text: string): Generator<Candidate> {
  let word: Slice = [0, 0];
  let earlier: RegExpExecArray | null = null;
  for (const match of text.matchAll(CANDIDATE)) {
    const space = lastSpace(text, word[1], match.index);
    const next: Slice = [space === null ? word[0] : space + 1, match.index];
    if (earlier !== null && word[1] <= next[0]) yield candidate(text, word, earlier);
    earlier = match;
    word = next;
  }
  if (earlier !== null) yield candidate(text, word, earlier);
}

function candidate(text: string, [start, end]: Slice, match: RegExpExecArray): Candidate {
  return { match, context: `${text.slice(start, end)}${match[0]}${match.groups?.['after'] ?? ''}` };
}

/** Place of the last white space between two places, the first of them left out. */
function lastSpace(text: string, from: number, to: number): number | null {
  for (let place = to - 1; place > from; place--) if (/[ \t\n\v\f\r]/.test(text.charAt(place))) return place;
  return null;
}

/** Brackets and quotation marks that close after the end of a sentence belong to it. */
function* joinClosing(text: string, slices: readonly Slice[]): Generator<Slice> {
  let moved = 0;
  for (const [place, [start, end]] of slices.entries()) {
    const from = start + moved;
    const next = slices[place + 1];
    const closing = next === undefined ? null : closingAt(text, next);
    if (next !== undefined && closing !== null) {
      yield [from, next[0] + closing.trimEnd().length];
      moved = closing.length;
    } else {
      moved = 0;
      if (from < end) yield [from, end];
    }
  }
}

function closingAt(text: string, [start, end]: Slice): string | null {
  CLOSING.lastIndex = 0;
  return CLOSING.exec(text.slice(start, end))?.[0] ?? null;
}
