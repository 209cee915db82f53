import { countNgrams, overlap } from './count-ngrams.ts';
import { fMeasure } from './f-measure.ts';

const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * F1 of the words that answer and reference share, after lower-casing and without punctuation (ASCII) and the
 * articles a, an, the. If one of the two has no word left, 1 when neither has, else 0.
 * Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016), section 6.1, and the
 * evaluation script of SQuAD 2.0.
 */
export function tokenF1(answer: string, reference: string): number {
  const given = squadTokens(answer);
  const wanted = squadTokens(reference);
  if (given.length === 0 || wanted.length === 0) return given.length === wanted.length ? 1 : 0;
  const common = overlap(countNgrams(given, 1), countNgrams(wanted, 1));
  return fMeasure(common / given.length, common / wanted.length);
}

function squadTokens(text: string): string[] {
  return text
    .toLowerCase()
    .replace(ASCII_PUNCTUATION, '')
    .replace(/(?<![\p{L}\p{N}_])(?:an?|the)(?![\p{L}\p{N}_])/gu, ' ')
    .split(/\s+/)
    .filter((token) => token !== '');
}
