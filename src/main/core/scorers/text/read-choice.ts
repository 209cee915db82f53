const DECORATION = String.raw`[\s*_~\x60"'“”‘’([{<$]*`;
const CLOSING = String.raw`[\s*_~\x60"'“”‘’)\]}>$.,:;!]*`;
/** Nothing but the letter. */
const LETTER_ALONE = new RegExp(
  String.raw`^${DECORATION}(?:\\(?:text|boxed|mathbf|mathrm)\{)?([A-Za-z])${CLOSING}$`,
);
/** "B) Paris", "(B) Paris", "**B**: Paris", "B. Paris", "B - Paris". */
const LETTER_FIRST = new RegExp(String.raw`^${DECORATION}([A-Z])(?:[*_\s]*[)\].:]|\*\*|\s+[-–—]\s)`);
/** "Answer: B", "the answer is (B)", "correct option is **B**"; a small letter only where nothing follows it. */
const LETTER_NAMED = new RegExp(
  String.raw`\b(?:answer|option|choice)\b(?:\s+(?:is|would be|should be))?\s*[:=]?\s*(?:(?:option|choice)\s+)?${DECORATION}(?:\\(?:text|boxed|mathbf|mathrm)\{)?(?:([A-Z])(?![\p{L}\p{N}'’-])|([a-z])(?=${CLOSING}$))`,
  'giu',
);
/** Characters of decoration that an answer may have around the text of an option. */
const MOST_AROUND = 200;
const LEAD_IN = /^[\s\S]*?\b(?:answer|option|choice)\b(?:\s+is)?\s*[:=]?\s*/i;

/**
 * The place of the option that an answer names, null if it names none. Tried in this order: the letter alone; the
 * text of one option alone (if accepted); a letter in front ("B) Paris"); the last letter named ("the answer is (B)");
 * the text of one option after "answer is". Letters stand for the options in order, so a letter beyond them names
 * none; without a list of options every letter is one. Texts are compared without regard to case, white space and
 * punctuation at the ends.
 */
export function readChoice(
  answer: string,
  choices: readonly string[] | null,
  { acceptText }: { acceptText: boolean },
): number | null {
  const text = answer.trim().replace(/\s+/g, ' ');
  const optionOf = (candidate: string) => (acceptText ? placeOfText(candidate, choices) : null);
  return (
    placeOfLetter(LETTER_ALONE.exec(text)?.[1], choices) ??
    optionOf(text) ??
    placeOfLetter(LETTER_FIRST.exec(text)?.[1], choices) ??
    placeOfLetter(lastNamed(text), choices) ??
    optionOf(text.replace(LEAD_IN, ''))
  );
}

/** The flag i is needed for the words; so the case of the letter is looked at here. */
function lastNamed(text: string): string | undefined {
  const named = [...text.matchAll(LETTER_NAMED)]
    .map((match) => ({
      letter: match[1] ?? match[2] ?? '',
      after: text.slice(match.index + match[0].length),
    }))
    .filter(({ letter, after }) => letter === letter.toUpperCase() || /^[\s*_"'“”’)\]}.,!]*$/.test(after));
  return named.at(-1)?.letter;
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
