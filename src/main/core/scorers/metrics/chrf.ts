import { countNgrams, overlap, total } from './count-ngrams.ts';
import { fMeasure } from './f-measure.ts';

const CHARACTER_ORDER = 6;
const BETA = 2;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * F2 of the character n-grams (1 to 6, white space left out) and, with `wordOrder`, the word n-grams that answer and
 * reference share: precision and recall are averaged over the orders that both have.
 * Popović, "chrF: character n-gram F-score for automatic MT evaluation" (2015) and "chrF++: words helping character
 * n-grams" (2017). Numbers equal those of sacreBLEU's `sentence_chrf` / 100 (chrF2; chrF2++ with word order 2).
 */
export function chrf(answer: string, reference: string, { wordOrder }: { wordOrder: number }): number {
  const pairs = [
    ...pairsOf(characters(answer), characters(reference), CHARACTER_ORDER),
    ...pairsOf(words(answer), words(reference), wordOrder),
  ].filter((pair) => pair.given > 0 && pair.wanted > 0);
  if (pairs.length === 0) return 0;
  const precision = pairs.reduce((sum, pair) => sum + pair.common / pair.given, 0) / pairs.length;
  const recall = pairs.reduce((sum, pair) => sum + pair.common / pair.wanted, 0) / pairs.length;
  return fMeasure(precision, recall, BETA);
}

function pairsOf(given: readonly string[], wanted: readonly string[], orders: number) {
  return Array.from({ length: orders }, (_, index) => {
    const givenCounts = countNgrams(given, index + 1);
    const wantedCounts = countNgrams(wanted, index + 1);
    return {
      given: total(givenCounts),
      wanted: total(wantedCounts),
      common: overlap(givenCounts, wantedCounts),
    };
  });
}

function characters(text: string): string[] {
  return Array.from(text.replace(/\s+/g, ''));
}

/** Words with one punctuation mark taken off: the last, else the first. */
function words(text: string): string[] {
  const parts = text.split(/\s+/).filter((word) => word !== '');
  return parts.flatMap((word) => {
    const letters = Array.from(word);
    const [first = '', last = ''] = [letters[0], letters.at(-1)];
    if (letters.length === 1) return [word];
    if (PUNCTUATION.test(last)) return [word.slice(0, -1), last];
    return PUNCTUATION.test(first) ? [first, word.slice(1)] : [word];
  });
}
