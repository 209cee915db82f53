import { commonSubsequenceLength } from './common-subsequence.ts';
import { countNgrams, overlap, total } from './count-ngrams.ts';
import { fMeasure } from './f-measure.ts';
import { porterStem } from './porter-stem.ts';

export type RougeVariant = 'rouge-1' | 'rouge-2' | 'rouge-l';

/**
 * F-measure of the words, word pairs or the longest common subsequence of words that answer and reference share.
 * Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004). Numbers equal those of Google's `rouge_score`
 * (rouge1, rouge2, rougeL, there `fmeasure`), which reproduces ROUGE-1.5.5: words are runs of a–z and 0–9 after
 * lower-casing, so other scripts have none; `stem` applies the Porter stemmer to words of more than three letters.
 */
export function rouge(
  answer: string,
  reference: string,
  { variant, stem }: { variant: RougeVariant; stem: boolean },
): number {
  const given = rougeTokens(answer, stem);
  const wanted = rougeTokens(reference, stem);
  if (variant !== 'rouge-l') return ngramScore(given, wanted, variant === 'rouge-1' ? 1 : 2);
  if (given.length === 0 || wanted.length === 0) return 0;
  const common = commonSubsequenceLength(given, wanted);
  return fMeasure(common / given.length, common / wanted.length);
}

function ngramScore(given: readonly string[], wanted: readonly string[], size: number): number {
  const givenCounts = countNgrams(given, size);
  const wantedCounts = countNgrams(wanted, size);
  const common = overlap(givenCounts, wantedCounts);
  return fMeasure(common / Math.max(total(givenCounts), 1), common / Math.max(total(wantedCounts), 1));
}

function rougeTokens(text: string, stem: boolean): string[] {
  const tokens = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return stem ? tokens.map((token) => (token.length > 3 ? porterStem(token) : token)) : tokens;
}
