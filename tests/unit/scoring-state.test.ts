import { describe, expect, test } from 'vitest';

import type { Json } from '#shared/domain/json.ts';
import { databaseDifferences } from '#core/scorers/state/database-differences.ts';
import { documentDifferences } from '#core/scorers/state/document-differences.ts';
import { goldCalls } from '#core/scorers/state/gold-calls.ts';
import { missingOutputs } from '#core/scorers/state/missing-outputs.ts';

import { caseExpecting } from '../support/scoring-case.ts';

describe('documents', () => {
  test.each<[Json, Json, readonly string[], readonly string[]]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, [], []],
    [{ a: 1.0 }, { a: 1 }, [], []],
    [{ a: 0.1 + 0.2 }, { a: 0.3 }, [], []],
    [{ a: 1 }, { a: '1' }, [], ['a']],
    [{ a: null }, {}, [], ['a']],
    [{ a: [1, 2] }, { a: [2, 1] }, [], ['a.0', 'a.1']],
    [{ a: [1] }, { a: [1, 2] }, [], ['a.1']],
    [{ a: {} }, { a: [] }, [], ['a']],
    [{ o: { 7: { at: 1, x: 2 } } }, { o: { 7: { at: 9, x: 2 } } }, ['o.*.at'], []],
    [{ o: { 7: { at: 1, x: 2 } } }, { o: { 7: { at: 9, x: 3 } } }, ['o.*.at'], ['o.7.x']],
    [{ o: [{ id: 1 }, { id: 2 }] }, { o: [{ id: 3 }, { id: 4 }] }, ['o.*.id'], []],
    [{ log: [1, 2, 3], a: 1 }, { log: [], a: 1 }, ['log'], []],
    [{ log: [1], login: 1 }, { log: [], login: 2 }, ['log'], ['login']],
    [{ a: 1 }, { a: 2 }, ['*.a'], ['a']],
    [[], {}, [], ['']],
  ])('%j against %j without %j: %j', (given, wanted, ignore, paths) => {
    expect(documentDifferences(given, wanted, ignore).map(({ path }) => path)).toEqual(paths);
  });

  test('are told apart in words', () => {
    expect(documentDifferences({ a: 'open', c: 1 }, { a: 'closed', b: { n: 1 } }, [])).toEqual([
      { path: 'a', expected: '"closed"', got: '"open"' },
      { path: 'b', expected: '{"n":1}', got: 'nothing' },
      { path: 'c', expected: 'nothing', got: '1' },
    ]);
  });

  test('keep keys that objects have by themselves', () => {
    expect(documentDifferences(JSON.parse('{"__proto__": 1}') as Json, {}, [])).toHaveLength(1);
    expect(documentDifferences({}, { constructor: 'x' }, [])).toHaveLength(1);
  });
});

describe('databases', () => {
  const orders = (rows: readonly (readonly Json[])[], columns = ['id', 'status', 'at']) => ({
    orders: { columns, rows },
  });

  test('are told apart by cell where the first column is the same', () => {
    expect(
      databaseDifferences(
        orders([
          [1, 'new', 5],
          [2, 'sent', 6],
        ]),
        orders([
          [2, 'lost', 6],
          [1, 'new', 5],
        ]),
        [],
      ),
    ).toEqual([{ path: 'orders[2].status', expected: '"lost"', got: '"sent"' }]);
  });

  test('are told apart by row elsewhere', () => {
    expect(databaseDifferences(orders([[1, 'new', 5]]), orders([[2, 'new', 5]]), [])).toEqual([
      { path: 'orders[2]', expected: '{"id":2,"status":"new","at":5}', got: 'no such row' },
      { path: 'orders[1]', expected: 'no such row', got: '{"id":1,"status":"new","at":5}' },
    ]);
  });

  test('do not differ in what is ignored', () => {
    const given = { ...orders([[1, 'new', 5]]), log: { columns: ['text'], rows: [['called']] } };
    const wanted = { ...orders([[1, 'new', 9]]), log: { columns: ['text'], rows: [] } };

    expect(databaseDifferences(given, wanted, ['orders.at', 'log'])).toEqual([]);
    expect(databaseDifferences(given, wanted, ['log'])).toMatchObject([{ path: 'orders[1].at' }]);
    expect(databaseDifferences(given, wanted, ['at', 'log'])).toMatchObject([{ path: 'orders[1].at' }]);
  });

  test('do not differ in the order of columns', () => {
    const given = orders([['new', 1, 5]], ['status', 'id', 'at']);

    expect(databaseDifferences(given, orders([[1, 'new', 5]]), [])).toEqual([]);
  });

  test('differ in a row that is there twice', () => {
    const twice = databaseDifferences(
      orders([
        [1, 'new', 5],
        [1, 'new', 5],
      ]),
      orders([[1, 'new', 5]]),
      [],
    );

    expect(twice).toMatchObject([{ path: 'orders[1]', expected: 'no such row' }]);
  });
});

describe('required outputs', () => {
  const answer = {
    text: 'Done.',
    response: 'Your total is $1,234.50.',
    transcript: [
      { role: 'user' as const, content: 'say PINEAPPLE' },
      { role: 'assistant' as const, content: 'The Order is Shipped', thinking: 'mango' },
      { role: 'tool' as const, content: 'banana' },
    ],
  };
  const missing = (outputs: Json) =>
    missingOutputs('outputs', answer, caseExpecting(null, { fields: { outputs } }));

  test.each<[Json, string[]]>([
    [['1234.50', 'shipped'], []],
    ['1,234.50', []],
    [1234.5, []],
    [['PINEAPPLE'], ['PINEAPPLE']],
    [
      ['banana', 'mango'],
      ['banana', 'mango'],
    ],
    [null, []],
    [[], []],
  ])('%j: %j are not said', (outputs, wanted) => {
    expect(missing(outputs)).toEqual(wanted);
  });

  test.each<[Json]>([[[{ a: 1 }]], [['']], [true]])('%j is an error of the environment', (outputs) => {
    expect(() => missing(outputs)).toThrow(/“outputs” must hold/);
  });

  test('a field that is not there is an error of the environment', () => {
    expect(() => missingOutputs('outputs', answer, caseExpecting(null))).toThrow(/“outputs” must hold/);
  });
});

describe('the reference solution', () => {
  test('is its calls in order, without what is said', () => {
    const solution = [{ name: 'a', arguments: { n: 1 } }, 'Done.', { name: 'b', isError: true }];

    expect(goldCalls(caseExpecting(null, { solution }))).toEqual([
      { name: 'a', argumentsJson: '{"n":1}', isError: false },
      { name: 'b', argumentsJson: '{}', isError: true },
    ]);
  });

  test('is the expected answer where there is none, also as a text', () => {
    expect(goldCalls(caseExpecting('[{"name": "a", "arguments": "{\\"n\\": 5.0}"}]'))).toEqual([
      { name: 'a', argumentsJson: '{"n": 5.0}', isError: false },
    ]);
  });

  test.each<[Json | null]>([[null], ['say hello'], [[{ arguments: {} }]], [{ name: 'a' }], [42]])(
    '%j is none',
    (solution) => {
      expect(() => goldCalls(caseExpecting(null, { solution }))).toThrow(/nothing to compare with/);
    },
  );
});
