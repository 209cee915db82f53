const DECORATION = String.raw`[\s*_~\x60"'“”‘’(【[{<$]*`;
const WRAPPER = String.raw`(?:\\(?:text|boxed|mathbf|mathrm|textbf)\{[\s(]*)*`;
const AT_END = String.raw`(?=[\s*_"'“”’)】\]}.,!$]*$)`;
/** A capital that is no part of a word; a small letter only where nothing follows it. */
const LETTER = String.raw`${DECORATION}${WRAPPER}(?:([A-Z])(?![\p{L}\p{N}'’-])|([a-z])${AT_END})`;
/** "A" and "I" are words too: after these phrases a letter counts only where no sentence goes on. */
const LETTER_APART = String.raw`${DECORATION}([A-Z])(?![\p{L}\p{N}'’-])(?!\s+(?!(?:because|since|as|for)\b)\p{Ll})`;

/** "Answer: B", "the answer is (B)", "the correct option is **B**". */
const ANSWER_IS = String.raw`\b(?:answer\b(?:\s+(?:is|would be|should be))?|(?:correct|right|best)\s+(?:option|choice)\s+(?:is|would be|should be))\s*[:=]?\s*(?:(?:option|choice)\s+)?${LETTER}`;
const ANSWER_IS_CHINESE = String.raw`答案(?:是|为|為)?\s*[::]?\s*${DECORATION}([A-Z])`;
/** "I'd say B", "I choose option B", "it must be B". */
const I_SAY = String.raw`\b(?:I(?:['’](?:d|ll)|\s+would|\s+will)?\s+(?:say|choose|pick|select|go\s+(?:with|for))|it(?:['’]s|\s+is|\s+must\s+be))\s+(?:(?:option|choice)\s+)?${LETTER_APART}`;
/** "(B) is the right answer". */
const IS_CORRECT = String.raw`(?<![\p{L}\p{N}'’-])([A-Z])[)】\]*_."”]*\s+(?:is|would be)\s+(?:the\s+)?(?:correct|right|best)(?=\s+(?:answer|option|choice|one|because|since|as)\b|[\s*_)]*(?:[.,;:!]|$))`;
const BOXED = String.raw`\\boxed\{${DECORATION}${WRAPPER}([A-Z])[)\s]*\}`;
/** "Option B", also in a sentence that says something else of it. */
const MENTION = String.raw`\b(?:option|choice)\b(?:\s+(?:is|would be|should be))?\s*[:=]?\s*${LETTER}`;

const STATEMENTS = {
  answer: [ANSWER_IS, ANSWER_IS_CHINESE, I_SAY, IS_CORRECT, BOXED],
  mention: [MENTION],
} as const;

/** The last letter that a text says to be the answer, or at least names as an option. White space is one space. */
export function choiceStatement(text: string, kind: keyof typeof STATEMENTS): string | undefined {
  const pattern = new RegExp(STATEMENTS[kind].map((one) => `(?:${one})`).join('|'), 'giu');
  return Array.from(text.matchAll(pattern), lettersOf)
    .filter((letter) => letter !== null)
    .at(-1);
}

/** The flag i is needed for the words; so the case of the letter is looked at here. */
function lettersOf(match: RegExpMatchArray): string | null {
  const letter = match.slice(1).find((group) => group !== undefined) ?? '';
  const after = match.input?.slice((match.index ?? 0) + match[0].length) ?? '';
  const isCapital = letter === letter.toUpperCase();
  return isCapital || /^[\s*_"'“”’)\]}.,!]*$/.test(after) ? letter : null;
}
