import { NUMBER_AS_ANSWER, NUMBER_IN_TEXT } from './number-pattern.ts';

/** A number as it stands in a text: decimal × 10^exponent, or decimal / denominator × 10^exponent. */
export interface FoundNumber {
  /** Digits with `.` as the decimal point and `-` if negative. */
  readonly decimal: string;
  readonly denominator: string | null;
  readonly exponent: number;
  readonly isPercent: boolean;
}

const SCALES: Readonly<Record<string, number>> = {
  thousand: 3,
  lakh: 5,
  million: 6,
  mln: 6,
  crore: 7,
  billion: 9,
  bn: 9,
  trillion: 12,
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Exponents beyond this are no numbers that anything could be compared with. */
const LARGEST_EXPONENT = 100_000;

/**
 * All numbers of a text, in order. Understood are signs (also −, dashes, "minus" and "negative"), currency before it, thousands
 * separators, scientific notation (1.5e3, 1.5 × 10^3, 10³), fractions (3/4, 2 3/4, ½, \frac{3}{4}), percent signs and
 * the words hundred to trillion, bn, and directly after the number k and M (with a currency also m and B). `.` is the decimal point and `,` a separator of groups of three digits: 1,242 is
 * 1242 and 1.242 is one and a bit. 1.242.000 and 1.242,5 have dots as separators, since nothing else makes sense of
 * them. With `decimalComma`, for a text that should be a single number, 12,5 and 0,242 have a decimal comma (groups
 * do not fit), and spaces may separate groups.
 */
export function findNumbers(text: string, options: { decimalComma: boolean }): FoundNumber[] {
  const pattern = options.decimalComma ? NUMBER_AS_ANSWER : NUMBER_IN_TEXT;
  const found: FoundNumber[] = [];
  for (const match of plainForm(text).matchAll(pattern)) {
    const number = readMatch(match.groups ?? {});
    if (number !== null) found.push(number);
  }
  return found;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readMatch(groups: Groups): FoundNumber | null {
  const negative = isNegative(groups['sign']) !== isNegative(groups['inner']);
  const exponent = exponentOf(groups) + scaleOf(groups);
  if (Math.abs(exponent) > LARGEST_EXPONENT) return null;
  const whole = groups['ten'] === undefined ? withoutSeparators(groups['number'] ?? '') : '1';
  const { numerator, denominator } = fractionOf(whole, groups);
  const decimal = negative ? `-${numerator}` : numerator;
  return { decimal, denominator, exponent, isPercent: groups['percent'] !== undefined };
}

function scaleOf({ letterScale, hundred, scale, currency }: Groups): number {
  if (letterScale !== undefined) return letterScaleOf(letterScale, currency !== undefined);
  return (hundred === undefined ? 0 : 2) + (SCALES[scale?.toLowerCase() ?? ''] ?? 0);
}

/** Of an amount of money m are millions and b billions; else 5 m are metres, and B may be anything. */
function letterScaleOf(letter: string, isMoney: boolean): number {
  if (letter === 'k' || letter === 'K') return 3;
  if (letter === 'M' || (letter === 'm' && isMoney)) return 6;
  return letter !== 'm' && isMoney ? 9 : 0;
}

function exponentOf(groups: Groups): number {
  const written = groups['exponent'] ?? groups['raised'] ?? groups['tenRaised'];
  if (written !== undefined) return signedInteger(written);
  const raised = groups['superscript'] ?? groups['tenSuperscript'];
  if (raised === undefined) return 0;
  const digits = Array.from(raised.replace(/[⁺⁻]/, ''), (digit) => SUPERSCRIPTS.indexOf(digit)).join('');
  return signedInteger(raised.startsWith('⁻') ? `-${digits}` : digits);
}

function signedInteger(text: string): number {
  const size = Number(text.replace(/^\D/, ''));
  return isNegative(text.slice(0, 1)) ? -size : size;
}

function isNegative(sign: string | undefined): boolean {
  return sign !== undefined && sign !== '+' && !/^\d/.test(sign);
}

/** A mixed number (2 3/4) becomes a plain fraction. */
function fractionOf(whole: string, groups: Groups): { numerator: string; denominator: string | null } {
  const denominator = groups['denominator'] ?? null;
  const part = groups['part'];
  if (denominator === null || part === undefined) return { numerator: whole, denominator };
  return { numerator: String(Number(whole) * Number(denominator) + Number(part)), denominator };
}

/** The last separator is the decimal one if it can be no separator of thousands. */
function withoutSeparators(number: string): string {
  const bare = number.replace(/[\s\u00A0\u202F\u2009'’_]/g, '');
  if (/^[1-9]\d{0,2}(,\d{2,3})*,\d{3}(\.\d+)?$/.test(bare)) return bare.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$|^\d{1,3}\.\d{3},\d+$/.test(bare)) {
    return bare.replaceAll('.', '').replace(',', '.');
  }
  return bare.replace(',', '.').replace(/^\./, '0.');
}

/** Full-width digits, vulgar fractions and LaTeX fractions in plain characters. */
function plainForm(text: string): string {
  return text
    .replace(/[\uFF0B-\uFF0E\uFF10-\uFF19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)(?=[¼-¾⅐-⅞]|\\[dt]?frac)/g, ' ')
    .replace(/[¼-¾⅐-⅞]/g, (fraction) => fraction.normalize('NFKD'))
    .replace(/\\[dt]?frac\s*\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}/g, '$1/$2');
}
