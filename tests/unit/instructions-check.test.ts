import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';

import { caseExpecting, scoreBy } from '../support/scoring-case.ts';

const judged = (
  options: Readonly<Record<string, unknown>>,
  response: string,
  fields: Readonly<Record<string, Json>>,
) => scoreBy({ kind: 'instructions', ...options }, response, caseExpecting(null, { fields }));

const two = {
  instruction_id_list: ['punctuation:no_comma', 'startend:quotation'],
  kwargs: [{}, {}],
};

describe('a response', () => {
  test('that follows all instructions passes', async () => {
    expect(await judged({}, '"no stop"', two)).toMatchObject({
      score: 1,
      reason: 'all 2 instructions are followed',
    });
  });

  test('that misses one fails, with rows and counts of both readings', async () => {
    const score = await judged({}, 'Sure\n"no stop"', two);

    expect(score).toMatchObject({ score: 0, reason: 'not followed: startend:quotation' });
    expect(score.checks[0]).toMatchObject({
      details: {
        kind: 'instructions',
        rows: [
          { id: 'punctuation:no_comma', arguments: '{}', strict: true, loose: true },
          { id: 'startend:quotation', arguments: '{}', strict: false, loose: true },
        ],
      },
      measures: {
        'prompts strict': [0, 1],
        'prompts loose': [1, 1],
        'instructions strict': [1, 2],
        'instructions loose': [2, 2],
      },
    });
  });

  test.each([
    [{ loose: true }, 1],
    [{ partial: true }, 0.5],
    [{ partial: true, loose: true }, 1],
  ])('scores by %j', async (options, wanted) => {
    expect((await judged(options, 'Sure\n"no stop"', two)).score).toBe(wanted);
  });

  test('is judged by the fields that the check names', async () => {
    const fields = { ids: ['keywords:existence'], with: [{ keywords: ['tide'], frequency: null }] };
    const score = await judged({ instructions: 'ids', arguments: 'with' }, 'tides', fields);

    expect(score.score).toBe(1);
    expect(score.checks[0]?.details).toMatchObject({ rows: [{ arguments: '{"keywords":["tide"]}' }] });
  });
});

describe('an environment that cannot be scored is told so, blamed on the scorer', () => {
  test.each([
    [{}, 'the case has no list in “instruction_id_list”'],
    [{ instruction_id_list: [] }, 'the field “instruction_id_list” is empty'],
    [{ instruction_id_list: ['keywords:rhyme'] }, 'There is no instruction “keywords:rhyme”'],
    [{ instruction_id_list: ['constructor'] }, 'There is no instruction “constructor”'],
    [
      { instruction_id_list: ['keywords:existence'], kwargs: [{ keywords: null }] },
      'it needs the argument “keywords” (a list of texts)',
    ],
    [
      {
        instruction_id_list: ['length_constraints:number_words'],
        kwargs: [{ relation: 'around', num_words: 3 }],
      },
      'its argument “relation” must be “less than” or “at least”',
    ],
    [
      {
        instruction_id_list: ['detectable_content:number_placeholders'],
        kwargs: [{ num_placeholders: '3' }],
      },
      'its argument “num_placeholders” must be a whole number from 0',
    ],
  ])('%j', async (fields, message) => {
    await expect(judged({}, 'words', fields)).rejects.toMatchObject({
      boundary: 'scorer',
      message: expect.stringContaining(message),
    });
  });
});
