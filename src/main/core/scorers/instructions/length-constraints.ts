import type { Instruction } from './instruction.ts';
import { wordsOf } from './text/python-pattern.ts';
import { splitSentences } from './text/split-sentences.ts';
import { stripStart } from '../text/strip-ends.ts';

export const numberOfSentences: Instruction = (given) => {
  const isEnough = given.compare('relation', 'num_sentences');
  return (response) => isEnough(splitSentences(response).length);
};

/** Exactly so many paragraphs between lines of three asterisks, none of them empty. */
export const numberOfParagraphs: Instruction = (given) => {
  const wanted = given.count('num_paragraphs');
  return (response) => {
    const parts = response.split(/\s?\*\*\*\s?/);
    const inner = parts.slice(1, -1);
    if (inner.some(isBlank)) return false;
    return parts.filter((part) => !isBlank(part)).length === wanted;
  };
};

export const numberOfWords: Instruction = (given) => {
  const isEnough = given.compare('relation', 'num_words');
  return (response) => isEnough(wordsOf(response).length);
};

/** Exactly so many paragraphs between empty lines, and one of them begins with a word. */
export const nthParagraphFirstWord: Instruction = (given) => {
  const wanted = given.count('num_paragraphs');
  const nth = given.count('nth_paragraph');
  const word = given.text('first_word').toLowerCase();
  return (response) => {
    const parts = response.split('\n\n');
    const count = parts.filter((part) => !isBlank(part)).length;
    // The place is counted with empty paragraphs, as the published program does.
    const paragraph = nth <= count ? (parts.at(nth - 1) ?? '').trim() : '';
    return paragraph !== '' && count === wanted && firstWord(paragraph) === word;
  };
};

function firstWord(paragraph: string): string {
  const [first = ''] = paragraph.split(/\s+/);
  const bare = stripStart(stripStart(first, "'"), '"');
  return (/^[^.,?!'"]*/.exec(bare)?.[0] ?? '').toLowerCase();
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
