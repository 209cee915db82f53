import { describe, expect, test } from 'vitest';

import { detectLanguage } from '#core/scorers/instructions/language/detect-language.ts';
import { splitSentences } from '#core/scorers/instructions/text/split-sentences.ts';
import { tokenizeWords } from '#core/scorers/instructions/text/tokenize-words.ts';

describe('sentences', () => {
  test.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['no end at all', ['no end at all']],
    ['A line\nthat goes on.\n\nAnother one.', ['A line\nthat goes on.', 'Another one.']],
    ['Mr. Holm met Ms. Berg.', ['Mr. Holm met Ms. Berg.']],
    ['We left at 5 p.m. on Monday.', ['We left at 5 p.m. on Monday.']],
    ['It costs 3.50 today. Pay now.', ['It costs 3.50 today.', 'Pay now.']],
    ['Ask J. Smith. He knows.', ['Ask J. Smith.', 'He knows.']],
    ['Wait... what?', ['Wait... what?']],
    ['She said "Go." Then she went.', ['She said "Go."', 'Then she went.']],
    ['(All of it.) More.', ['(All of it.)', 'More.']],
    ['1. boil water\n2. add tea', ['1. boil water\n2. add tea']],
  ])('of %j', (text, wanted) => {
    expect(splitSentences(text)).toEqual(wanted);
  });

  test('of a long text without spaces take no longer than its length asks for', () => {
    expect(splitSentences('a.)"'.repeat(20_000))).toHaveLength(1);
  });
});

describe('tokens', () => {
  test.each([
    ["I don't know.", ['I', 'do', "n't", 'know', '.']],
    ["We're John's guests", ['We', "'re", 'John', "'s", 'guests']],
    ['Yes, (really) so: 3,000!', ['Yes', ',', '(', 'really', ')', 'so', ':', '3,000', '!']],
    ['You cannot', ['You', 'can', 'not']],
    ['"Go," she said', ['"', 'Go', ',', '"', 'she', 'said']],
    ['U.S. forces left. They won.', ['U.S.', 'forces', 'left', '.', 'They', 'won', '.']],
  ])('of %j', (text, wanted) => {
    expect(tokenizeWords(text)).toEqual(wanted);
  });
});

describe('languages', () => {
  test.each([
    ['en', 'The children played in the garden until it was too dark to see the ball.'],
    ['de', 'Die Kinder spielten im Garten, bis es zu dunkel war, um den Ball zu sehen.'],
    ['fr', 'Les enfants jouaient dans le jardin jusqu’à ce qu’il fasse trop sombre.'],
    [
      'ru',
      'Дети играли в саду, пока не стало слишком темно, чтобы видеть мяч. Потом они вернулись домой и поужинали.',
    ],
    ['fa', 'کودکان تا تاریکی هوا در باغ بازی کردند.'],
    ['hi', 'बच्चे अंधेरा होने तक बगीचे में खेलते रहे।'],
    ['ko', '아이들은 어두워질 때까지 정원에서 놀았다.'],
    ['ja', '子どもたちは暗くなるまで庭で遊んでいました。'],
    ['vi', 'Bọn trẻ chơi trong vườn cho đến khi trời quá tối.'],
    ['sw', 'Watoto walicheza bustanini mpaka giza lilipoingia.'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
    expect(detectLanguage(text)).toBe(language);
  });

  test('no letters tell none', () => {
    expect(detectLanguage('12 + 30 = 42 https://example.com/the/page')).toBeNull();
  });
});
