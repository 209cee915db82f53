import { splitSentences } from './split-sentences.ts';

/** Where a token of the Penn Treebank ends although no space does: what is found gets spaces around it. */
const SPLITS: readonly (readonly [RegExp, string])[] = [
  // Opening quotation marks.
  [/([«“‘„]|`+)/g, ' $1 '],
  [/^"/, ' " '],
  [/([ ([{<])("|'{2})/g, '$1 " '],
  [/'(?!re|ve|ll|m|t|s|d|n)(?=[\p{L}\p{N}_](?![\p{L}\p{N}_]))/giu, "' "],
  // Punctuation; a full stop only at the end of the sentence.
  [/([»”’])/g, ' $1 '],
  [/([:,])(?=\D)/g, ' $1 '],
  [/([:,])$/, ' $1 '],
  [/\.{2,}/g, ' $& '],
  [/[;@#$%&?!*]/g, ' $& '],
  [/([^.])(\.)([\])}>"'»”’ ]*)\s*$/, '$1 $2 $3 '],
  [/([^'])' /g, "$1 ' "],
  [/[\][(){}<>]/g, ' $& '],
  [/--/g, ' -- '],
  // Closing quotation marks and what is written together with the word before.
  [/''|"/g, ' $& '],
  [/([^' ])('[smd]|') /gi, '$1 $2 '],
  [/([^' ])('ll|'re|'ve|n't) /gi, '$1 $2 '],
  [
    /\b(can)(not)\b|\b(d)('ye)\b|\b(gim|lem)(me)\b|\b(gon|wan)(na)\b|\b(got)(ta)\b/gi,
    ' $1$3$5$7$9 $2$4$6$8$10 ',
  ],
  [/ '(t)(is|was)\b/gi, " '$1 $2 "],
];

/** The tokens of an English text in the manner of the Penn Treebank: marks apart, “don't” as do and n't. */
export function tokenizeWords(text: string): string[] {
  return splitSentences(text).flatMap(tokensOfSentence);
}

function tokensOfSentence(sentence: string): string[] {
  let spaced = ` ${sentence.trim()} `;
  spaced = spaced.trimStart();
  for (const [pattern, replacement] of SPLITS) spaced = spaced.replace(pattern, replacement);
  return spaced.split(/\s+/).filter((token) => token !== '');
}
