import { describe, expect, test } from 'vitest';

import { instructionKinds } from '#core/scorers/instructions/index.ts';
import { judgeInstructions } from '#core/scorers/instructions/judge-instructions.ts';
import type { Json } from '#shared/domain/json.ts';

const strict = (id: string, given: Json, response: string) =>
  judgeInstructions(response, [{ id, arguments: given }])[0]?.strict;

const atLeast = (name: string, limit: number, relation = 'relation') => ({
  [relation]: 'at least',
  [name]: limit,
});
const lessThan = (name: string, limit: number, relation = 'relation') => ({
  [relation]: 'less than',
  [name]: limit,
});

/** Instruction, arguments, a response that follows it and near misses that do not. */
const CASES: readonly (readonly [id: string, given: Json, follows: string[], misses: string[]])[] = [
  [
    'keywords:existence',
    { keywords: ['tide', 'Moon'] },
    ['The moon makes tides.', 'TIDE under a MOONlit sky'],
    ['The moon shines.', 'ti de, moon'],
  ],
  [
    'keywords:frequency',
    { keyword: ' tea ', ...atLeast('frequency', 2) },
    ['Tea, then more teapots.', 'steaming tea'],
    ['One tea.', ''],
  ],
  ['keywords:frequency', { keyword: 'tea', ...lessThan('frequency', 2) }, ['one tea', 'none'], ['tea tea']],
  [
    'keywords:forbidden_words',
    { forbidden_words: ['sun', 'été'] },
    ['Sunday in the sunlight', 'l’étéré'],
    ['The Sun.', 'un été chaud'],
  ],
  [
    'keywords:letter_frequency',
    { letter: 'Q', ...atLeast('let_frequency', 2, 'let_relation') },
    ['Quick queen'],
    ['Quick', 'kkk'],
  ],
  [
    'keywords:letter_frequency',
    { letter: '#', ...lessThan('let_frequency', 2, 'let_relation') },
    ['# one', 'none'],
    ['# one # two'],
  ],
  [
    'language:response_language',
    { language: 'de' },
    ['Der Zug nach Hamburg fährt heute leider erst am späten Nachmittag ab.', '12345'],
    ['The train to Hamburg leaves late in the afternoon today, sadly.'],
  ],
  [
    'length_constraints:number_sentences',
    lessThan('num_sentences', 3),
    ['Dr. Lind came at 5 p.m. on Monday. She left.', 'One line\nand another'],
    ['One. Two. Three.', 'One! Two? Three.'],
  ],
  [
    'length_constraints:number_paragraphs',
    { num_paragraphs: 2 },
    ['one\n***\ntwo', '***\none\n***\ntwo\n***'],
    ['one\n\ntwo', 'one\n***\n\n***\ntwo', 'one *** two *** three'],
  ],
  [
    'length_constraints:number_words',
    atLeast('num_words', 4),
    ["It isn't here", 'naïve façade déjà vu'],
    ['only three words', 'a-b c'],
  ],
  [
    'length_constraints:nth_paragraph_first_word',
    { num_paragraphs: 2, nth_paragraph: 2, first_word: 'However' },
    ['First one.\n\nhowever, second.', "First.\n\n'However' second"],
    [
      'First one.\n\nBut however.',
      'However.\n\nSecond',
      'One.\n\nHowever two.\n\nThree.',
      'One.\nHowever two.',
      'One.\n\n\n\nHowever two.',
    ],
  ],
  [
    'detectable_content:number_placeholders',
    { num_placeholders: 2 },
    ['Dear [name], see [place].', '[a][b][c]', '[[a] and] [b]'],
    ['Dear [name].', '[a\nb] [c]', '(a) (b)'],
  ],
  [
    'detectable_content:postscript',
    { postscript_marker: 'P.S.' },
    ['Bye.\nP.S. More.', 'Bye. p. s. more'],
    ['Bye.\nPS: more', 'Bye.\nP.P.S more'],
  ],
  [
    'detectable_content:postscript',
    { postscript_marker: 'P.P.S' },
    ['Bye\nP. P. S more'],
    ['Bye\nP.S. more'],
  ],
  ['detectable_content:postscript', { postscript_marker: 'NB:' }, ['x\nnb: y'], ['x\nnb y']],
  [
    'detectable_format:number_bullet_lists',
    { num_bullets: 2 },
    ['* one\n* two', 'Say:\n - one\n* two', '- one\n---'],
    ['* one', '* one\n* two\n* three', '** one\n** two', 'a * one\nb * two'],
  ],
  [
    'detectable_format:constrained_response',
    {},
    ['My answer is maybe.', 'So: My answer is yes. Bye.'],
    ['My answer is yes', 'my answer is no.', 'My answer is perhaps.'],
  ],
  [
    'detectable_format:number_highlighted_sections',
    { num_highlights: 2 },
    ['*one* and *two*', 'just **one**, twice *one*'],
    ['*one*', '* *', '*one\ntwo* **'],
  ],
  [
    'detectable_format:multiple_sections',
    { section_spliter: 'PART', num_sections: 2 },
    ['PART 1\nx\nPART 2\ny', 'PART1 x PART2 y PART3 z'],
    ['PART 1\nx', 'Part 1\nx\nPart 2\ny', 'PART I x PART II y'],
  ],
  [
    'detectable_format:json_format',
    {},
    ['{"a": [1, NaN]}', '```json\n{"a": 1}\n```', '```\n"text"\n```', '7'],
    ['Here: {"a": 1}', "{'a': 1}", '{"a": 1,}', '{"a": "NaN}'],
  ],
  [
    'detectable_format:title',
    {},
    ['<<Tides>>\ntext', 'x <<<a>>> y', '>> <<a>> >>'],
    ['<Tides>', '<< >>', '<<>>>', '<<a\nb>>', '>>a<<'],
  ],
  [
    'combination:two_responses',
    {},
    ['one ****** two', '******\none\n******\ntwo\n******'],
    ['one', 'one****** one', 'a******b******c', 'a************b', 'one ***** two'],
  ],
  [
    'combination:repeat_prompt',
    { prompt_to_repeat: ' Name a river. ' },
    ['name a river. The Elbe.'],
    ['Sure! Name a river. The Elbe.', 'Name one river. The Elbe.'],
  ],
  [
    'startend:end_checker',
    { end_phrase: 'That is all.' },
    ['Words. that is ALL. ', '"Words. That is all."'],
    ['That is all. Or not.', 'That is all'],
  ],
  ['startend:quotation', {}, ['"all of it"', ' "two\nlines" '], ['"', '“curly”', '"open', 'x "y"']],
  [
    'change_case:capital_word_frequency',
    atLeast('capital_frequency', 2, 'capital_relation'),
    ['I saw NASA.', "DON'T go", 'A U.S. thing', "I'm OK"],
    ['I saw Nasa.', '1984 12:30', 'NASA-x Mc'],
  ],
  [
    'change_case:english_capital',
    {},
    ['THE TRAIN TO THE NORTH LEAVES AT 5 IN THE AFTERNOON, AND WE WILL BE ON IT.'],
    ['THE TRAIN TO THE NORTH LEAVEs AT 5.', '123'],
  ],
  [
    'change_case:english_lowercase',
    {},
    ['the train to the north leaves at five in the afternoon, and we will be on it.'],
    [
      'The train leaves at five.',
      'der zug nach norden fährt heute leider erst am späten nachmittag ab.',
      '123',
    ],
  ],
  ['punctuation:no_comma', {}, ['No stop here.', 'full-width， is another'], ['One, two']],
];

describe.each(CASES)('%s %j', (id, given, follows, misses) => {
  test.each(follows)('is followed by %j', (response) => {
    expect(strict(id, given, response)).toBe(true);
  });

  test.each(misses)('is not followed by %j', (response) => {
    expect(strict(id, given, response)).toBe(false);
  });
});

test('every instruction has a near miss here, and a blank response follows none', () => {
  expect(new Set(CASES.map(([id]) => id))).toEqual(new Set(Object.keys(instructionKinds)));
  expect(CASES.map(([id, given]) => strict(id, given, ' \n'))).toEqual(CASES.map(() => false));
});

test('answers that repeat one sign without end are judged in time', () => {
  const endless = ['\n', ' ', '*', '-', '<', '[', '. ', '"', '**'].map((sign) => `a${sign.repeat(50_000)}b`);
  const judged = CASES.map(([id, given]) => endless.map((response) => typeof strict(id, given, response)));

  expect(new Set(judged.flat())).toEqual(new Set(['boolean']));
});

describe('the loose reading', () => {
  const loose = (id: string, given: Json, response: string) => {
    const [verdict] = judgeInstructions(response, [{ id, arguments: given }]);
    return [verdict?.strict, verdict?.loose];
  };

  test.each([
    ['without the first line', 'startend:quotation', {}, 'Sure:\n"all of it"'],
    ['without the last line', 'startend:quotation', {}, '"all of it"\nAnything else?'],
    ['without both', 'startend:quotation', {}, 'Sure:\n"all of it"\nAnything else?'],
    ['without asterisks', 'startend:end_checker', { end_phrase: 'the end.' }, 'This is **the end.**'],
  ])('takes the response %s', (_, id, given, response) => {
    expect(loose(id, given, response)).toEqual([false, true]);
  });

  test('takes nothing else away', () => {
    expect(loose('startend:quotation', {}, 'Sure: here\nit is:\n"all of it"')).toEqual([false, false]);
  });

  test('never takes a blank rest for a response without a comma', () => {
    expect(loose('punctuation:no_comma', {}, 'one, two')).toEqual([false, false]);
  });
});
