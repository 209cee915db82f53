// The parts of the pattern of a number. All are written for the flags g, i and u.

/** Hyphen, plus, minus sign and the dashes that people write for it. */
const SIGN = '[-+\u2212\u2010-\u2013\uFE63]';
const CURRENCY = String.raw`(?:\\?[$€£¥₹₩₽₺฿₫₴₦¢])`;
const CURRENCY_CODE = 'USD|EUR|GBP|JPY|CHF|INR|CAD|AUD|CNY|SEK|NOK|DKK|PLN|BRL|MXN|KRW|RUB|RM|Rs|kr';

/** Not inside a word, another number, a version or an exponent; a currency code may touch. */
const START = String.raw`(?:(?<![\p{L}\p{N}_^])|(?<=\b(?:${CURRENCY_CODE})\.?))(?<!\d\.)`;

const AMERICAN = String.raw`[1-9]\d{0,2}(?:,\d{3})+(?!\d|,\d)(?:\.\d+)?`;
const INDIAN = String.raw`[1-9]\d?(?:,\d{2})+,\d{3}(?!\d|,\d)(?:\.\d+)?`;
const EUROPEAN = String.raw`[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?!\d|\.\d)(?:,\d+)?|\.\d{3},\d+)`;
const APART = String.raw`[1-9]\d{0,2}(?:[\u00A0\u202F\u2009'’_]\d{3})+(?!\d)(?:[.,]\d+)?`;
const SPACED = String.raw`[1-9]\d{0,2}(?: \d{3})+(?!\d| \d)(?:[.,]\d+)?`;
const DECIMAL_COMMA = String.raw`\d+,\d+(?!\d|[.,]\d)`;
const PLAIN = String.raw`\d+(?:\.\d+)?|(?<![\p{L}\p{N}])\.\d+`;

const SUPERSCRIPT = '[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+';
const RAISED = String.raw`(?:\s*(?:\^|\*\*)\s*[{(]?\s*(?<raised>${SIGN}?\d+)\s*[)}]?|(?<superscript>${SUPERSCRIPT}))`;
const TIMES_TEN = String.raw`(?:\s*(?:[×x*·⋅]|\\times|\\cdot)\s*10${RAISED})`;
const EXPONENT = String.raw`(?:e(?<exponent>${SIGN}?\d+)(?![\p{L}\d]))`;
const FRACTION = String.raw`(?:(?:[ \u00A0](?<part>\d+))?\s*[/⁄∕]\s*(?<denominator>\d+(?:\.\d+)?)(?!\d|\.\d|\s*[/⁄∕]\s*\d))`;

/** Another power than one of ten, or more digits, make it something else than the number read so far. */
const END = String.raw`(?!\d|\.\d|\s*\^|\*\*\s*\d|[⁰¹²³⁴⁵⁶⁷⁸⁹])`;
const SCALE = 'thousand|million|billion|trillion|lakh|crore|bn|mln';
/** The letters k, m and b count by what stands around them; never inside a unit such as km or MB. */
const LETTER_SCALE = String.raw`(?<letterScale>[kmb])(?![\p{L}\p{N}_^²³])`;
const HUNDRED = String.raw`(?:\s*(?<hundred>hundreds?)\b)?`;
const AFTER = String.raw`(?:${LETTER_SCALE}|${HUNDRED}(?:\s*(?<scale>${SCALE})s?\b)?)(?<percent>\s*(?:\\?%|per\s?cent\b))?`;

/** "minus" after an operand, as in "10 minus 5" or "x minus 5", takes away and is no sign. */
const SIGN_WORD = String.raw`(?<![\d)\]%]\s{0,3})(?<!\b[a-z]\s)(?:minus|negative)\s`;
const OPENED_NUMBER = String.raw`\((?=[^()]{1,40}\))`;
const LEADING_SIGN = String.raw`(?:(?<sign>${SIGN}(?=[.\d]|${CURRENCY}|${OPENED_NUMBER})|${SIGN_WORD}(?=[.\d]|${CURRENCY}))(?:(?<!\s)\()?)?`;

function numberPattern(forms: readonly string[]): RegExp {
  const sign = `${LEADING_SIGN}(?<currency>${CURRENCY})? ?(?<inner>${SIGN}(?=[.\\d]))?`;
  const power = `(?:(?<ten>10)${RAISED.replaceAll('?<raised>', '?<tenRaised>').replaceAll('?<superscript>', '?<tenSuperscript>')})`;
  const number = `(?<number>${forms.join('|')})(?:${TIMES_TEN}|${EXPONENT}|(?<!/\\d*)${FRACTION})?`;
  return new RegExp(`${START}${sign}(?:${power}|${number})${END}${AFTER}`, 'giu');
}

/** Numbers in running text: a comma is only a thousands separator, a space never one. */
export const NUMBER_IN_TEXT = numberPattern([AMERICAN, INDIAN, EUROPEAN, APART, PLAIN]);
/** Numbers in a text that should be one number: decimal commas and spaced groups count as well. */
export const NUMBER_AS_ANSWER = numberPattern([
  AMERICAN,
  INDIAN,
  EUROPEAN,
  APART,
  SPACED,
  DECIMAL_COMMA,
  PLAIN,
]);
