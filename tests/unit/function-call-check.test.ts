import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import { caseExpecting, scorerOf } from '../support/scoring-case.ts';

const functions: Json = [
  {
    name: 'shop.order',
    description: 'Orders bread.',
    parameters: {
      type: 'dict',
      properties: {
        loaves: { type: 'integer' },
        weight: { type: 'float' },
        kind: { type: 'string' },
        sliced: { type: 'boolean' },
        seeds: { type: 'array', items: { type: 'string' } },
        prices: { type: 'array', items: { type: 'float' } },
        place: { type: 'tuple', items: { type: 'float' } },
        address: { type: 'dict', properties: {} },
        guests: { type: 'array', items: { type: 'dict' } },
        note: { type: 'any' },
      },
      required: ['loaves'],
    },
  },
  { name: 'wait', parameters: { type: 'object', properties: { minutes: { type: 'number' } } } },
];

interface Given {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly expected?: Json | null;
  readonly fields?: Readonly<Record<string, Json>>;
  readonly transcript?: readonly TranscriptEntry[];
}

function judged(response: string, { options, expected = null, fields, transcript = [] }: Given) {
  const scorer = scorerOf({ checks: [{ kind: 'function-call', ...options }] });
  return scorer.score(response, transcript, caseExpecting(expected, { fields: fields ?? { functions } }));
}

/** One expected call with one loaf and these further parameters. */
const order = (more: Readonly<Record<string, Json>> = {}): Json => [
  { 'shop.order': { loaves: [1], ...more } },
];

const reasonOf = async (response: string, expected: Json) => (await judged(response, { expected })).reason;

const RIGHT = 'the expected calls';

describe('one call', () => {
  test.each([
    ['[shop.order(loaves=1)]', RIGHT],
    ['[shop.buy(loaves=1)]', 'wrong function name'],
    ['[shop_order(loaves=1)]', 'wrong function name'],
    ['[shop.order()]', 'missing required parameter “loaves”'],
    ['[shop.order(loaves=1, oven=2)]', 'unexpected parameter “oven”'],
    ['[shop.order(loaves=1, kind="rye")]', 'unexpected parameter “kind”'],
    ['[shop.order(loaves=2)]', 'value of “loaves”'],
    ['[shop.order(loaves=1.0)]', 'type of “loaves”'],
    ['[shop.order(loaves="1")]', 'type of “loaves”'],
    ['[shop.order(loaves=True)]', 'type of “loaves”'],
    ['[shop.order(loaves=1), shop.order(loaves=1)]', 'wrong number of calls'],
    ['[]', 'no call'],
    ['One loaf, please.', 'no calls that can be read as Python'],
  ])('%s: %s', async (response, wanted) => {
    expect(await reasonOf(response, order())).toBe(wanted);
  });

  test('of the server may have its name in the form that servers take', async () => {
    const reply = (name: string): TranscriptEntry[] => [
      { role: 'assistant', content: '', toolCalls: [{ id: 'c', name, argumentsJson: '{"loaves": 1}' }] },
    ];
    const verdicts = await Promise.all(
      ['shop_order', 'shop.order', 'shop-order'].map((name) =>
        judged('', { expected: order(), transcript: reply(name) }),
      ),
    );

    expect(verdicts.map(({ score }) => score)).toEqual([1, 1, 0]);
  });

  test('keeps integers and floats of JSON apart', async () => {
    expect(await reasonOf('[{"name": "shop.order", "arguments": {"loaves": 1}}]', order())).toBe(RIGHT);
    expect(await reasonOf('[{"name": "shop.order", "arguments": {"loaves": 1.0}}]', order())).toBe(
      'type of “loaves”',
    );
  });
});

describe('a parameter', () => {
  test.each<[name: string, values: Json, source: string, reason: string]>([
    ['weight', [1.5], '1.5', RIGHT],
    ['weight', [2], '2', RIGHT],
    ['weight', [2], '2.0', RIGHT],
    ['weight', [2], '"2"', 'type of “weight”'],
    ['kind', ['rye, dark'], '"Rye-Dark"', RIGHT],
    ['kind', ["baker's"], "'baker\"s'", RIGHT],
    ['kind', ['rye'], '"rye!"', 'value of “kind”'],
    ['kind', ['rye', 'oat'], '"oat"', RIGHT],
    ['kind', [7], '7', RIGHT],
    ['kind', [7], '"7"', 'value of “kind”'],
    ['loaves2', [1], '1', 'unexpected parameter “loaves2”'],
    ['sliced', [true], 'True', RIGHT],
    ['sliced', [true], '1', 'type of “sliced”'],
    ['sliced', ['is_sliced'], 'is_sliced', RIGHT],
    ['seeds', [['poppy', 'sesame']], '["Poppy", "sesame"]', RIGHT],
    ['seeds', [['poppy', 'sesame']], '["sesame", "poppy"]', 'value of “seeds”'],
    ['seeds', [['poppy']], '[1]', 'type inside “seeds”'],
    ['seeds', [['poppy']], '"poppy"', 'type of “seeds”'],
    ['seeds', [['poppy']], '("poppy",)', 'type of “seeds”'],
    ['seeds', [['poppy'], ''], '[]', RIGHT],
    ['prices', [[12, 15.5]], '[12.0, 15.5]', RIGHT],
    ['prices', [[12, 15.5]], '[12, 15.5]', 'type inside “prices”'],
    ['place', [[1.5, 2.5]], '(1.5, 2.5)', RIGHT],
    ['place', [[1.5, 2.5]], '(1.5,)', 'value of “place”'],
    ['address', [{ street: ['Elm St.', 'Elm'] }], '{"street": "elm st"}', RIGHT],
    ['address', [{ street: ['Elm'] }], '{"street": "Oak"}', 'value of “address”'],
    ['address', [{ street: ['Elm'] }], '{"street": "Elm", "no": 5}', 'value of “address”'],
    ['address', [{ street: ['Elm'], no: [5] }], '{"street": "Elm"}', 'value of “address”'],
    ['address', [{ street: ['Elm'], no: [5, ''] }], '{"street": "Elm"}', RIGHT],
    ['guests', [[{ name: ['Ada'] }, { name: ['Bo'] }]], '[{"name": "ada"}, {"name": "bo"}]', RIGHT],
    [
      'guests',
      [[{ name: ['Ada'] }, { name: ['Bo'] }]],
      '[{"name": "Bo"}, {"name": "Ada"}]',
      'value of “guests”',
    ],
    ['guests', [[{ name: ['Ada'] }]], '[{"name": "Ada"}, {"name": "Bo"}]', 'value of “guests”'],
    ['note', ['soon'], '"Soon"', RIGHT],
    ['note', [5], '5', RIGHT],
    ['note', [[1]], '[2]', 'value of “note”'],
  ])('%s, for which %j will do, as %s: %s', async (name, values, source, wanted) => {
    expect(await reasonOf(`[shop.order(loaves=1, ${name}=${source})]`, order({ [name]: values }))).toBe(
      wanted,
    );
  });

  test('may only be left out where that is said', async () => {
    expect(await reasonOf('[shop.order(loaves=1)]', order({ kind: ['rye'] }))).toBe(
      'missing parameter “kind”',
    );
    expect(await reasonOf('[shop.order(loaves=1)]', order({ kind: ['rye', ''] }))).toBe(RIGHT);
  });
});

describe('several calls', () => {
  const both: Json = [{ 'shop.order': { loaves: [1, 2] } }, { 'shop.order': { loaves: [1] } }];

  test('may come in any order', async () => {
    const expected: Json = [{ wait: { minutes: [5] } }, { 'shop.order': { loaves: [1] } }];

    expect(await reasonOf('[shop.order(loaves=1), wait(minutes=5)]', expected)).toBe(RIGHT);
  });

  test('are taken in turn, each once', async () => {
    expect(await reasonOf('[shop.order(loaves=2), shop.order(loaves=1)]', both)).toBe(RIGHT);
    expect(await reasonOf('[shop.order(loaves=1), shop.order(loaves=2)]', both)).toBe(
      'no call fits “shop.order”: value of “loaves”',
    );
    expect(await reasonOf('[shop.order(loaves=1)]', both)).toBe('wrong number of calls');
  });
});

describe('where no call fits', () => {
  test.each([
    ['I cannot do that.', 1],
    ['[]', 1],
    ['[{}]', 1],
    ['[f(a=<what>)]', 1],
    ['[f(a=1)]', 0],
    ['[{"name": "f", "arguments": {}}]', 0],
  ])('%s scores %d', async (response, wanted) => {
    expect((await judged(response, { options: { mode: 'none' } })).score).toBe(wanted);
    expect((await judged(response, { expected: [] })).score).toBe(wanted);
  });
});

test.each([
  ['[f(a=1)]', 1],
  ['I would call f.', 0],
  ['[]', 0],
])('where any call fits, %s scores %d', async (response, wanted) => {
  expect((await judged(response, { options: { mode: 'some' } })).score).toBe(wanted);
});

test('both sides are shown, with what may be left out in brackets', async () => {
  const score = await judged('[shop.order(loaves=1, weight=2)]', {
    expected: order({ weight: [2, ''], kind: ['rye', 'oat'] }),
  });

  expect(score.checks[0]?.details).toEqual({
    kind: 'calls',
    expected: ['shop.order(loaves=1, [weight=2], kind="rye" | "oat")'],
    got: ['shop.order(loaves=1, weight=2)'],
  });
});

describe('an environment that cannot be scored is told so, blamed on the scorer', () => {
  test.each<[Json | null, Readonly<Record<string, Json>>, string]>([
    [null, { functions }, 'no expected answer'],
    [order(), {}, 'the case has no list of functions in “functions”'],
    [order(), { functions: [{}] }, 'a function in “functions” has no name'],
    [order(), { functions: 'no JSON' }, 'the functions in “functions” are not JSON'],
    [order(), { functions: [{ name: 'f' }] }, 'the expected function “shop.order” is not among those'],
    [[{ wait: { minutes: 5 } }], { functions }, 'what is expected for “minutes” is no list'],
    [['wait()'], { functions }, 'an expected call is not of the form'],
    [[{ wait: {}, go: {} }], { functions }, 'an expected call is not of the form'],
  ])('expected %j with %j', async (expected, fields, message) => {
    await expect(judged('[wait()]', { expected, fields })).rejects.toMatchObject({
      boundary: 'scorer',
      message: expect.stringContaining(message),
    });
  });
});
