import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';

import { caseExpecting, scoreBy, scorerOf } from '../support/scoring-case.ts';

const score = async (check: Readonly<Record<string, unknown>>, response: string, expected: Json) =>
  (await scoreBy(check, response, caseExpecting(expected))).score;
const reason = async (check: Readonly<Record<string, unknown>>, response: string, expected: Json) =>
  (await scoreBy(check, response, caseExpecting(expected))).reason;

describe('exact', () => {
  test.each([
    [{}, ' Paris \n', 'Paris', 1],
    [{}, 'paris', 'Paris', 0],
    [{ ignoreCase: true }, 'PARIS', 'Paris', 1],
    [{ ignoreSpace: false }, 'Paris ', 'Paris', 0],
    [{}, 'New\n  York', 'New York', 1],
    [{ ignorePunctuation: true }, 'it’s, fine!', 'its fine', 1],
    [{}, 'cafe\u0301', 'caf\u00e9', 1],
    [{}, '18', 18, 1],
    [{}, 'true', true, 1],
    [{}, 'two', ['one', 'two'], 1],
    [{}, '', '', 1],
    [{}, '', 'x', 0],
    [{}, '𝔘𝔫𝔦𝔠𝔬𝔡𝔢', '𝔘𝔫𝔦𝔠𝔬𝔡𝔢', 1],
  ])('%j scores %j against %j: %d', async (options, response, expected, wanted) => {
    expect(await score({ kind: 'exact', ...options }, response, expected)).toBe(wanted);
  });

  test('says what was expected', async () => {
    expect(await reason({ kind: 'exact' }, 'Lyon', ['Paris', 'Paname'])).toBe(
      'expected “Paris” or “Paname”, got “Lyon”',
    );
  });
});

describe('phrases', () => {
  test.each([
    ['contains', {}, 'The cat sat', 'cat', 1],
    ['contains', {}, 'The Cat sat', 'cat', 0],
    ['contains', { ignoreCase: true }, 'The Cat sat', 'cat', 1],
    ['contains', {}, 'cat', ['dog', 'cat'], 1],
    ['contains', { mode: 'all' }, 'cat', ['dog', 'cat'], 0],
    ['contains', { mode: 'all' }, 'dog and cat', ['dog', 'cat'], 1],
    ['contains', { values: ['x', 'y'] }, 'has y', 'ignored', 1],
    ['contains', { values: 'z' }, 'has y', 'ignored', 0],
    ['contains', {}, 'anything', '', 0],
    ['contains', {}, '', '', 1],
    ['starts-with', {}, ' Dear Sir', 'Dear', 1],
    ['starts-with', {}, 'My Dear', 'Dear', 0],
    ['ends-with', {}, 'in the end. ', 'end.', 1],
    ['ends-with', {}, 'the end', 'end.', 0],
    ['ends-with', { values: ['a', 'b'] }, 'b', 'ignored', 1],
  ])('%s %j scores %j against %j: %d', async (kind, options, response, expected, wanted) => {
    expect(await score({ kind, ...options }, response, expected)).toBe(wanted);
  });

  test('that are missing are named', async () => {
    expect(await reason({ kind: 'contains', mode: 'all' }, 'cat', ['dog', 'cat'])).toBe(
      'the answer does not contain “dog”',
    );
  });
});

describe('regex', () => {
  test.each([
    [{ pattern: '^\\d+$' }, '42', null, 1],
    [{ pattern: '\\d' }, 'a1', null, 1],
    [{ pattern: '\\d', full: true }, 'a1', null, 0],
    [{ pattern: 'a|b', full: true }, 'ab', null, 0],
    [{ pattern: '[a-z]+', full: true, flags: 'im' }, 'AB\ncd', null, 0],
    [{ pattern: 'x', negate: true }, 'abc', null, 1],
    [{ pattern: 'b', negate: true }, 'abc', null, 0],
    [{}, 'abc', ['x', 'b'], 1],
    [{ negate: true }, 'abc', ['x', 'b'], 0],
  ])('%j scores %j against %j: %d', async (options, response, expected, wanted) => {
    expect(await score({ kind: 'regex', ...options }, response, expected)).toBe(wanted);
  });

  test('that is faulty is refused when the scorer is made, or blamed on it when it comes with a case', async () => {
    expect(() => scorerOf({ checks: [{ kind: 'regex', pattern: '[' }] })).toThrow(
      expect.objectContaining({ code: 'bundle-invalid' }),
    );
    await expect(score({ kind: 'regex' }, 'x', '[')).rejects.toMatchObject({ boundary: 'scorer' });
  });
});

describe('set and list', () => {
  test.each([
    ['set', {}, 'b, a', ['a', 'b'], 1],
    ['set', {}, 'a, b, a', ['a', 'b'], 1],
    ['set', {}, '["b", "a"]', ['a', 'b'], 1],
    ['set', {}, "{'a', 'b'}", ['a', 'b'], 1],
    ['set', {}, 'a', ['a', 'b'], 0],
    ['set', {}, 'a, b, c', ['a', 'b'], 0],
    ['set', { partial: true }, 'a, c', ['a', 'b'], 0.5],
    ['set', { partial: true }, '', ['a'], 0],
    ['set', { separator: ';' }, '1,5; 2', ['2', '1,5'], 1],
    ['set', {}, 'b,a', 'a, b', 1],
    ['set', {}, 'c', [['a', 'b'], ['c']], 1],
    ['set', {}, '3, 1', [1, 3], 1],
    ['set', { ignoreCase: true }, 'ROME', ['Rome'], 1],
    ['list', {}, 'a, b', ['a', 'b'], 1],
    ['list', {}, 'b, a', ['a', 'b'], 0],
    ['list', { partial: true }, 'a, x, c', ['a', 'b', 'c'], 0.666666666667],
    ['list', { partial: true }, 'a, b, c, d', ['a', 'b'], 0.5],
    ['list', {}, '', ['a'], 0],
    ['list', { separator: '\n' }, 'a\nb\n', ['a', 'b'], 1],
    ['set', {}, '[]', [], 1],
    ['set', {}, '', [], 1],
    ['set', {}, 'a', [], 0],
    ['list', {}, '[]', [], 1],
    ['list', {}, 'a', [], 0],
    ['set', {}, '```json\n["b", "a"]\n```', ['a', 'b'], 1],
    ['set', {}, '```\nb, a\n```', ['a', 'b'], 1],
    ['set', {}, '- b\n- a', ['a', 'b'], 1],
    ['set', {}, 'They are:\n\n* b\n* a', ['a', 'b'], 1],
    ['list', {}, '1. a\n2. b\n10) c', ['a', 'b', 'c'], 1],
    ['list', {}, '• a, with b\n• c', ['a, with b', 'c'], 1],
    ['list', { separator: '\n' }, '- a\n- b', ['a', 'b'], 1],
    ['list', {}, '-5, -3', [-5, -3], 1],
    ['list', { separator: '\n' }, '-5\n-3', [-5, -3], 1],
    ['list', {}, '- a, b', ['a', 'b'], 1],
    ['list', {}, 'a, b.', ['a', 'b'], 1],
    ['set', {}, 'b, a.', 'a, b', 1],
    ['set', { separator: ';' }, 'Acme; Umbra Inc.', ['Umbra Inc.', 'Acme'], 1],
    ['set', {}, 'a, b..', ['a', 'b'], 0],
    ['list', {}, 'a., b', ['a', 'b'], 0],
  ])('%s %j scores %j against %j: %d', async (kind, options, response, expected, wanted) => {
    expect(await score({ kind, ...options }, response, expected)).toBe(wanted);
  });

  test('say what differs', async () => {
    expect(await reason({ kind: 'set' }, 'a, c', ['a', 'b'])).toBe('missing “b”; not expected “c”');
    expect(await reason({ kind: 'list' }, 'a, c', ['a', 'b'])).toBe('item 2: expected “b”, got “c”');
    expect(await reason({ kind: 'list' }, 'a, b, c', ['a', 'b'])).toBe('3 items instead of 2');
  });
});

describe('similarities', () => {
  test('take the best of several expected texts', async () => {
    expect(await score({ kind: 'f1' }, 'eiffel tower', ['the louvre', 'the tall eiffel tower'])).toBe(0.8);
    expect(await score({ kind: 'levenshtein' }, 'abcd', ['zzzz', 'abce'])).toBe(0.75);
  });

  test('pass or fail by a threshold where there is one', async () => {
    const check = { kind: 'levenshtein', threshold: 0.75 };

    expect(await score(check, 'abcd', 'abce')).toBe(1);
    expect(await score(check, 'abcd', 'abzz')).toBe(0);
    expect(await reason(check, 'abcd', 'abzz')).toBe(
      'levenshtein 0.50 against “abzz”, below the threshold 0.75',
    );
  });

  test('give 1 for the expected text where the metric has nothing to count', async () => {
    expect(await score({ kind: 'rouge', variant: 'rouge-2' }, 'Paris', 'Paris')).toBe(1);
    expect(await score({ kind: 'rouge' }, '東京', '東京')).toBe(1);
    expect(await score({ kind: 'bleu' }, '', '')).toBe(1);
  });

  test('of an empty answer are 0', async () => {
    for (const kind of ['f1', 'rouge', 'bleu', 'chrf', 'levenshtein']) {
      expect(await score({ kind }, '', 'something')).toBe(0);
    }
  });

  test('of BLEU take several expected texts as references of one score', async () => {
    const together = await score({ kind: 'bleu' }, 'a b c d x y z w', ['a b c d', 'x y z w']);
    const apart = await score({ kind: 'bleu' }, 'a b c d x y z w', ['a b c d']);

    expect(together).toBeGreaterThan(apart);
  });
});

describe('json-equal', () => {
  test.each([
    [{}, '{"b": 1.0, "a": [1, 2]}', { a: [1, 2], b: 1 }, 1],
    [{}, '```json\n{"a": 1}\n```', { a: 1 }, 1],
    [{}, '{"a": 1}', '{ "a": 1 }', 1],
    [{}, '"text"', 'text', 1],
    [{}, '[1, 2]', [1, 2], 1],
    [{}, '1', [1, 2], 0],
    [{}, '[2, 1]', [1, 2], 0],
    [{ ignoreOrder: true }, '[2, {"x": [3, 4]}]', [{ x: [4, 3] }, 2], 1],
    [{ ignoreOrder: true }, '[1, 1, 2]', [1, 2, 2], 0],
    [{ tolerance: 0.01 }, '{"a": 0.33}', { a: 0.3333 }, 1],
    [{ ignoreOrder: true, tolerance: 0.1 }, '[1.0, 1.1]', [1.05, 0.95], 1],
    [{ ignoreOrder: true, tolerance: 0.1 }, '[1.0, 1.1, 1.2]', [1.15, 1.05, 0.95], 1],
    [{ ignoreOrder: true, tolerance: 0.1 }, '[1.0, 1.1]', [1.05, 0.85], 0],
    [{ ignoreOrder: true, tolerance: 0.1 }, '[{"x": [1.1, 1.0]}]', [{ x: [1.05, 0.95] }], 1],
    [{}, '{"a": null}', {}, 0],
    [{}, '{"a": false}', { a: null }, 0],
    [{}, '[]', {}, 0],
    [{}, '{"__proto__": 1}', {}, 0],
    [{ partial: true }, '{"a": 1, "b": 3, "c": [5]}', { a: 1, b: 2, c: [5, 6] }, 0.5],
    [{ partial: true }, '{"a": 1, "extra": {"x": 1, "y": 2}}', { a: 1 }, 0.333333333333],
    [
      { partial: true, ignoreOrder: true },
      '[{"k": 9, "v": 2}, {"k": 1, "v": 1}]',
      [
        { k: 1, v: 1 },
        { k: 2, v: 2 },
      ],
      0.75,
    ],
    [{ partial: true }, '{}', {}, 1],
    [{}, '[]', [], 1],
    [{}, '[1]', [], 0],
    [{}, '{}', {}, 1],
    [{}, '""', '', 1],
    [{}, 'not json', { a: 1 }, 0],
    [{}, '', { a: 1 }, 0],
  ])('%j scores %j against %j: %d', async (options, response, expected, wanted) => {
    expect(await score({ kind: 'json-equal', ...options }, response, expected)).toBe(wanted);
  });

  test('says where the values differ', async () => {
    expect(await reason({ kind: 'json-equal' }, '{"a": {"b": 2}}', { a: { b: 1 } })).toBe(
      'the answer.a.b: expected 1, got 2',
    );
    expect(await reason({ kind: 'json-equal' }, '{}', { a: 1 })).toBe('the answer.a is missing');
    expect(await reason({ kind: 'json-equal' }, '', { a: 1 })).toBe('the answer is empty');
  });
});

test('a null in the field of a check is an answer to json-equal, a missing field is none', async () => {
  const check = { kind: 'json-equal', expected: 'want' };
  const asked = (response: string, fields: Record<string, Json>) =>
    scoreBy(check, response, caseExpecting('other', { fields }));

  expect(await asked('null', { want: null })).toMatchObject({ verdict: 'pass' });
  expect(await asked('0', { want: null })).toMatchObject({ verdict: 'fail' });
  await expect(asked('null', {})).rejects.toMatchObject({ boundary: 'scorer' });
});

describe('an answer that has run wild fails and is no error', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);

  test.each(['json-equal', 'json-schema'])('JSON nested too deeply for %s', async (kind) => {
    const expected = kind === 'json-equal' ? [[1]] : { type: 'array' };
    expect(await scoreBy({ kind }, deep, caseExpecting(expected))).toMatchObject({
      verdict: 'fail',
      reason: 'the answer is nested too deeply',
    });
  });

  test.each(['set', 'list'])('JSON nested too deeply for %s', async (kind) => {
    expect(await score({ kind }, deep, ['a', 'b'])).toBe(0);
  });

  test('texts too long to compare', async () => {
    const answer = 'ab'.repeat(200_000);
    expect(
      await scoreBy({ kind: 'levenshtein' }, answer, caseExpecting('xyz'.repeat(100_000))),
    ).toMatchObject({ verdict: 'fail', reason: 'levenshtein: the answer is too long to compare' });
  });
});

describe('json-schema', () => {
  const person = {
    type: 'object',
    properties: { age: { type: 'integer' }, mail: { type: 'string', format: 'email' } },
    required: ['age'],
    additionalProperties: false,
  };

  test.each([
    ['{"age": 7}', 1],
    ['{"age": 7, "mail": "a@b.example"}', 1],
    ['{"age": "7"}', 0],
    ['{"age": 7, "mail": "nobody"}', 0],
    ['{"age": 7, "x": 1}', 0],
    ['{}', 0],
    ['nothing', 0],
  ])('%j scores %d', async (response, wanted) => {
    expect(await score({ kind: 'json-schema', schema: person }, response, null)).toBe(wanted);
    expect(await score({ kind: 'json-schema' }, response, person)).toBe(wanted);
  });

  test('says what does not fit', async () => {
    const why = (response: string) => reason({ kind: 'json-schema', schema: person }, response, null);

    expect(await why('{"age": "7"}')).toBe('/age must be integer');
    expect(await why('{"age": 7, "x": 1}')).toBe('the answer must NOT have additional properties ("x")');
  });

  test('reads a file of the bundle and follows references inside it', async () => {
    const files = {
      'schemas/list.json': JSON.stringify({
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { item: { type: 'number' } },
        type: 'array',
        items: { $ref: '#/definitions/item' },
      }),
    };
    const scorer = scorerOf({ checks: [{ kind: 'json-schema', schema: 'schemas/list.json' }] }, { files });

    expect(await scorer.score('[1, 2]', [], caseExpecting(null))).toMatchObject({ score: 1 });
    expect(await scorer.score('["1"]', [], caseExpecting(null))).toMatchObject({ score: 0 });
  });

  test('knows the keywords of draft 2020-12', async () => {
    const pair = { prefixItems: [{ type: 'string' }, { type: 'number' }], items: false };

    expect(await score({ kind: 'json-schema', schema: pair }, '["a", 1]', null)).toBe(1);
    expect(await score({ kind: 'json-schema', schema: pair }, '["a", 1, 2]', null)).toBe(0);
  });

  test.each([
    [{ $ref: 'https://schemas.example/remote.json' }, /resolve reference/],
    [{ $async: true, type: 'object' }, /asynchronous/],
    [{ $schema: 'http://json-schema.org/draft-04/schema#' }, /neither draft/],
    [{ type: 'no such type' }, /cannot be used/],
    [{ pattern: '[' }, /cannot be used/],
  ])('refuses %j', (schema, message) => {
    expect(() => scorerOf({ checks: [{ kind: 'json-schema', schema }] })).toThrow(message);
  });
});
