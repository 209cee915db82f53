import type { FoundNumber } from './find-numbers.ts';

/** A found number in plain characters, as an answer: "-1242.5", "3/4", "1.5e3", "12%". */
export function formatFoundNumber({ decimal, denominator, exponent, isPercent }: FoundNumber): string {
  const fraction = denominator === null ? '' : `/${denominator}`;
  const power = exponent === 0 ? '' : `e${exponent}`;
  return `${decimal}${fraction}${power}${isPercent ? '%' : ''}`;
}
