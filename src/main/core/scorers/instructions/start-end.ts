import type { Instruction } from './instruction.ts';
import { stripEnds } from '../text/strip-ends.ts';

/** The response ends with a phrase; quotation marks around the whole do not matter. */
export const endPhrase: Instruction = (given) => {
  const phrase = given.text('end_phrase').trim().toLowerCase();
  return (response) => stripEnds(response.trim(), '"').toLowerCase().endsWith(phrase);
};

/** The whole response is in double quotation marks. */
export const quotation: Instruction = () => (response) => /^"[\s\S]*"$/.test(response.trim());
