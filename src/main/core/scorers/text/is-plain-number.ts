/** What stands directly before a number, up to brackets, emphasis and currency. */
const BEFORE_NUMBER = String.raw`[\s({[*_$€£¥₹]{0,5}[-+\u2212]?\.?\d`;
/** Tags end in a sign that looks like a comparison. */
const TAG = /<\/?[a-z][^<>]{0,100}>/gi;

const FUNCTION = String.raw`√|\\?(?<!\p{L})(?:sqrt|cbrt|log|ln|sin|cos|tan|exp)|\b(?:root of|half of|twice)(?=\s)`;
const COMPARISON = String.raw`(?<![-=<>])[<>]=?|[≤≥≠⩽⩾]|!=|\\(?:lt|gt|leq?|geq?|neq?)(?!\p{L})`;
const DENIAL = String.raw`\b(?:not|(?:less|more|fewer|greater|smaller|larger) than)(?=\s)`;

const NOT_PLAIN = new RegExp(`(?:${FUNCTION}|${COMPARISON}|${DENIAL})${BEFORE_NUMBER}`, 'iu');

/**
 * False for a text whose number is not what it says: an argument ("sqrt(16)", "half of 10"), a bound that leaves the
 * number open (">5", "less than 42") or a denial ("not 42").
 */
export function isPlainNumber(text: string): boolean {
  return !NOT_PLAIN.test(text.replace(TAG, ' '));
}
