import { escapeRegex } from '../text/escape-regex.ts';
import type { Instruction } from './instruction.ts';
import { argumentPattern } from './text/python-pattern.ts';

/** Every keyword is found, also inside of words. */
export const keywordExistence: Instruction = (given) => {
  const patterns = given.texts('keywords').map((keyword) => argumentPattern(keyword));
  return (response) => patterns.every((pattern) => pattern.test(response));
};

/** A keyword is found so many times, also inside of words. */
export const keywordFrequency: Instruction = (given) => {
  const pattern = argumentPattern(given.text('keyword').trim(), { flags: 'gi' });
  const isEnough = given.compare('relation', 'frequency');
  return (response) => isEnough(response.match(pattern)?.length ?? 0);
};

/** No forbidden word is found as a word of its own. */
export const forbiddenWords: Instruction = (given) => {
  const patterns = given.texts('forbidden_words').map((word) => argumentPattern(word, { whole: true }));
  return (response) => !patterns.some((pattern) => pattern.test(response));
};

/**
 * A character is found so many times, in either case. Where it is none of a to z, the published program draws a
 * random letter instead; here the character itself is counted.
 */
export const letterFrequency: Instruction = (given) => {
  const pattern = new RegExp(escapeRegex(given.text('letter').toLowerCase()), 'gu');
  const isEnough = given.compare('let_relation', 'let_frequency');
  return (response) => isEnough(response.toLowerCase().match(pattern)?.length ?? 0);
};
