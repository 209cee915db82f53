import { findNumbers } from '../text/find-numbers.ts';
import { formatFoundNumber } from '../text/format-found-number.ts';
import type { Extraction } from './extract-step.ts';

/** The first or last number in plain characters, such as "-1242.5", "3/4", "1.5e3" or "12%". */
export function extractNumber({ number }: { number: 'first' | 'last' }): Extraction {
  return (text) => {
    const found = findNumbers(text, { decimalComma: false }).at(number === 'first' ? 0 : -1);
    return found === undefined ? null : formatFoundNumber(found);
  };
}
