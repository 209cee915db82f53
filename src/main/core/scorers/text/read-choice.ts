import { choiceStatement } from './choice-statement.ts';

const DECORATION = String.raw`[\s*_~\x60"'“”‘’(【[{<$]*`;
const WRAPPER = String.raw`(?:\\(?:text|boxed|mathbf|mathrm|textbf)\{[\s(]*)*`;
const CLOSING = String.raw`[\s*_~\x60"'“”‘’)】\]}>$.,:;!。]*`;
/** Nothing but the letter. */
const LETTER_ALONE = new RegExp(`^${DECORATION}${WRAPPER}([A-Za-z])${CLOSING}$`);
/** "B) Paris", "(B) Paris", "**B**: Paris", "B. Paris", "B - Paris". */
const LETTER_FIRST = new RegExp(
  String.raw`^${DECORATION}${WRAPPER}([A-Z])(?:[*_\s]*[)】\].:]|\*\*|\s+[-–—]\s)`,
);
/** Characters of decoration that an answer may have around the text of an option. */
const MOST_AROUND = 200;
const LEAD_IN = /^[\s\S]*?\b(?:answer|option|choice)\b(?:\s+is)?\s*[:=]?\s*/i;

/**
 * The place of the option that an answer names, null if it names none. Tried in this order: the letter alone; the
 * text of one option alone (if accepted); the last letter said to be the answer ("the answer is (B)", "I'd say B",
 * "\boxed{B}"); a letter in front ("B) Paris"); a letter alone on the first or last line; the last letter named
 * ("option B"); the text of one option after "answer is". Letters stand for the options in order, so a letter beyond
 * them names none; without a list of options every letter is one. Texts are compared without regard to case, white
 * space and punctuation at the ends, letters in their full-width forms too.
 */
export function readChoice(
  answer: string,
  choices: readonly string[] | null,
  { acceptText }: { acceptText: boolean },
): number | null {
  const text = answer.trim().replace(/\s+/g, ' ');
  const plain = halfWidth(text);
  const optionOf = (candidate: string) => (acceptText ? placeOfText(candidate, choices) : null);
  const letterOf = (letter: string | undefined) => placeOfLetter(letter, choices);
  return (
    letterOf(LETTER_ALONE.exec(plain)?.[1]) ??
    optionOf(text) ??
    letterOf(choiceStatement(plain, 'answer')) ??
    letterOf(LETTER_FIRST.exec(plain)?.[1]) ??
    letterOf(letterOnItsLine(answer)) ??
    letterOf(choiceStatement(plain, 'mention')) ??
    optionOf(text.replace(LEAD_IN, ''))
  );
}

/** A capital that is all there is on the first line, else on the last. */
function letterOnItsLine(answer: string): string | undefined {
  const lines = answer.trim().split('\n');
  return [lines[0], lines.at(-1)]
    .map((line) => LETTER_ALONE.exec(halfWidth(line ?? ''))?.[1])
    .find((letter) => letter !== undefined && letter === letter.toUpperCase());
}

/** Letters, digits and marks as East Asian keyboards write them, in their plain forms. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}

function placeOfLetter(letter: string | undefined, choices: readonly string[] | null): number | null {
  if (letter === undefined) return null;
  const place = letter.toUpperCase().charCodeAt(0) - 65;
  return place < (choices?.length ?? 26) ? place : null;
}

function placeOfText(text: string, choices: readonly string[] | null): number | null {
  const longest = Math.max(0, ...(choices ?? []).map((option) => option.length));
  if (text.length > longest + MOST_AROUND) return null;
  const wanted = bareText(text);
  if (wanted === '') return null;
  const place = choices?.findIndex((option) => bareText(option) === wanted) ?? -1;
  return place < 0 ? null : place;
}

/** Minus signs and currency stay: "-0.23" and "0.23" are different options. */
function bareText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s*_"'“”‘’([{`]+|[\s*_"'“”‘’)\]}`.,:;!?]+$/g, '');
}
