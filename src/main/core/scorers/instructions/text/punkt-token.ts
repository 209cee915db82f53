/** A token as Punkt looks at it. */
export interface PunktToken {
  readonly text: string;
  /** In small letters, with one name for all numbers. */
  readonly type: string;
  /** The type without a full stop at its end. */
  readonly stem: string;
  readonly endsInStop: boolean;
  readonly isEllipsis: boolean;
  /** A single letter and a full stop. */
  readonly isInitial: boolean;
  readonly startsUpper: boolean;
  readonly startsLower: boolean;
}

/** The type of everything that is a number. */
export const NUMBER_TYPE = '##number##';

/** Marks that end a word, besides white space. */
export const NON_WORD = String.raw`[)";}\]*:@'({[!?]`;

const SEVERAL_MARKS = String.raw`(?:-{2,}|\.{2,}|(?:\.\s){2,}\.)`;
const WORD_END = String.raw`\s|$|${NON_WORD}|${SEVERAL_MARKS}`;
const TOKEN = new RegExp(
  `${SEVERAL_MARKS}|(?=[^("\`{[:;&#*@)}\\]\\-,])\\S+?(?=${WORD_END}|,(?=${WORD_END}))|\\S`,
  'gu',
);

/** The tokens of a text, line by line. */
export function punktTokens(text: string): PunktToken[] {
  return text.split('\n').flatMap((line) => (line.match(TOKEN) ?? []).map(tokenOf));
}

function tokenOf(text: string): PunktToken {
  const type = text.toLowerCase().replace(/^-?[.,]?\d[\d,.-]*\.?$/, NUMBER_TYPE);
  const endsInStop = text.endsWith('.');
  return {
    text,
    type,
    stem: type.length > 1 && type.endsWith('.') ? type.slice(0, -1) : type,
    endsInStop,
    isEllipsis: /^\.{2,}$/.test(text),
    isInitial: /^[\p{L}_]\.$/u.test(text),
    startsUpper: /^\p{Uppercase}/u.test(text),
    startsLower: /^\p{Lowercase}/u.test(text),
  };
}
