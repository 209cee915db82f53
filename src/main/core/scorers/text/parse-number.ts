import { findNumbers, type FoundNumber } from './find-numbers.ts';
import { isPlainNumber } from './is-plain-number.ts';

/** Why a text is not read as one number. */
export type NoNumber = 'none' | 'several' | 'not plain';

/** A number read from a text. */
export interface ParsedNumber {
  readonly value: number;
  /** Sign, significant digits and power of ten of a decimal number, equal for equal numbers; null for a fraction. */
  readonly exact: string | null;
}

/**
 * The one number of a text, whatever surrounds it: currency signs, units, words. `none` if there is no number,
 * `several` if there are different ones, `not plain` if the text says something else of it, as "less than 5". With `percent`, "12 %" is 0.12; without, the sign is a unit like any other.
 */
export function parseNumber(text: string, options: { percent: boolean }): ParsedNumber | NoNumber {
  const found = findNumbers(text, { decimalComma: true }).map((one) => parsed(one, options.percent));
  const [first, ...rest] = found.filter((one) => Number.isFinite(one.value));
  if (first === undefined) return 'none';
  if (!rest.every((other) => isSame(first, other))) return 'several';
  return isPlainNumber(text) ? first : 'not plain';
}

/** Whether two numbers are exactly the same, digits beyond the precision of floating point included. */
export function isSame(one: ParsedNumber, other: ParsedNumber): boolean {
  if (one.exact !== null && other.exact !== null) return one.exact === other.exact;
  return one.value === other.value;
}

function parsed(found: FoundNumber, percent: boolean): ParsedNumber {
  const exponent = found.exponent - (percent && found.isPercent ? 2 : 0);
  if (found.denominator !== null) {
    return { value: (Number(found.decimal) / Number(found.denominator)) * 10 ** exponent, exact: null };
  }
  const value = Number(`${found.decimal}e${exponent}`);
  return { value: value === 0 ? 0 : value, exact: canonical(found.decimal, exponent) };
}

/** "-0012.500" with exponent 3 becomes "-125e2". */
function canonical(decimal: string, exponent: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = exponent - fraction.length + (digits.length - significant.length);
  return `${negative ? '-' : ''}${significant}e${power}`;
}
