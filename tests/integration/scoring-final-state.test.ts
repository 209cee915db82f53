import { afterAll, describe, expect, test } from 'vitest';

import type { Score } from '#shared/domain/case-result.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import { caseExpecting } from '../support/scoring-case.ts';
import { sandboxedScoring } from '../support/scoring-sandboxes.ts';

const scoring = sandboxedScoring();
afterAll(() => scoring.close());

const parameters = { type: 'object', properties: { id: { type: 'integer' }, to: { type: 'string' } } };
const document = {
  kind: 'tool-loop',
  state: { kind: 'document', value: { orders: { 1: { status: 'new' }, 2: { status: 'new' } }, log: [] } },
  tools: [{ name: 'set_status', description: 'Sets it.', parameters, javascript: 'tools.js' }],
};
const database = {
  kind: 'tool-loop',
  state: { kind: 'database', file: 'orders.sql' },
  tools: [
    {
      name: 'set_status',
      description: 'Sets it.',
      parameters,
      sql: 'UPDATE orders SET status = :to WHERE id = :id',
      mustChange: 'There is no such order.',
    },
    { name: 'add', description: 'Adds one.', parameters, sql: 'INSERT INTO orders (status) VALUES (:to)' },
  ],
};
const files = {
  'tools.js': `function set_status({ id, to }, state) {
    if (state.orders[id] === undefined) throw new Error('There is no order ' + id + '.');
    state.log.push(id);
    state.orders[id].status = to;
  }`,
  'orders.sql': `CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, status TEXT);
    INSERT INTO orders (status) VALUES ('new'), ('new');`,
};

const ship = { name: 'set_status', arguments: { id: 1, to: 'sent' } };
const refused = { name: 'set_status', arguments: { id: 9, to: 'sent' } };

function judged(
  state: Json | undefined,
  {
    harness = document,
    check = {},
    replies = [],
    ...testCase
  }: {
    harness?: unknown;
    check?: Readonly<Record<string, unknown>>;
    replies?: readonly string[];
  } & Partial<TestCase>,
): Promise<Score> {
  const transcript: TranscriptEntry[] = replies.map((content) => ({ role: 'assistant', content }));
  if (state !== undefined) transcript.push({ role: 'state', content: JSON.stringify(state) });
  return scoring.judge({
    scoring: { checks: [{ kind: 'final-state', ...check }] },
    testCase: caseExpecting(null, { solution: [ship], ...testCase }),
    response: replies.at(-1) ?? '',
    harness,
    transcript,
    files,
  });
}

const sent = { orders: { 1: { status: 'sent' }, 2: { status: 'new' } }, log: [1] };

describe('a document', () => {
  test('is right when it is what the solution leaves behind, in any order of keys', async () => {
    const turned = { log: [1], orders: { 2: { status: 'new' }, 1: { status: 'sent' } } };

    expect(await judged(sent, {})).toMatchObject({ score: 1, reason: 'the state is as expected' });
    expect(await judged(turned, {})).toMatchObject({ score: 1 });
  });

  test('is wrong by one value, which is named', async () => {
    const other = { ...sent, orders: { 1: { status: 'sent' }, 2: { status: 'sent' } } };

    const { score, reason, checks } = await judged(other, {});

    expect({ score, reason }).toEqual({ score: 0, reason: 'orders.2.status: expected "new", got "sent"' });
    expect(checks[0]?.details).toEqual({
      kind: 'state',
      differences: [{ path: 'orders.2.status', expected: '"new"', got: '"sent"' }],
      missingOutputs: [],
    });
  });

  test('may differ in what is ignored', async () => {
    const more = { ...sent, log: [2, 2, 1] };

    expect((await judged(more, {})).score).toBe(0);
    expect((await judged(more, { check: { ignore: ['log'] } })).score).toBe(1);
  });

  test('is compared with a field where the check names one', async () => {
    const fields = { wanted: { n: 1 }, text: '{"n": 1}' };

    expect((await judged({ n: 1 }, { check: { expected: 'wanted' }, fields })).score).toBe(1);
    expect((await judged({ n: 1 }, { check: { expected: 'text' }, fields })).score).toBe(1);
    expect((await judged({ n: 2 }, { check: { expected: 'wanted' }, fields })).score).toBe(0);
  });

  test('that was never noted fails', async () => {
    expect(await judged(undefined, {})).toMatchObject({
      score: 0,
      reason: 'the attempt ended without a final state',
    });
  });
});

describe('a database', () => {
  const orders = (...rows: [number, string][]) => ({ orders: { columns: ['id', 'status'], rows } });

  test('is right when every row is, in any order', async () => {
    expect((await judged(orders([2, 'new'], [1, 'sent']), { harness: database })).score).toBe(1);
  });

  test('is wrong by a row, a cell or a table', async () => {
    const reason = async (state: Json) => (await judged(state, { harness: database })).reason;

    expect(await reason(orders([1, 'sent'], [2, 'sent']))).toBe(
      'orders[2].status: expected "new", got "sent"',
    );
    expect(await reason(orders([1, 'sent']))).toBe(
      'orders[2]: expected {"id":2,"status":"new"}, got no such row',
    );
    expect(await reason({})).toBe('orders: expected a table, got no such table');
  });

  test('keeps numbers that were given out, unless they are ignored', async () => {
    const solution = [{ name: 'add', arguments: { to: 'extra' } }];
    const later = orders([1, 'new'], [2, 'new'], [7, 'extra']);

    expect((await judged(later, { harness: database, solution })).score).toBe(0);
    expect(
      (await judged(later, { harness: database, solution, check: { ignore: ['orders.id'] } })).score,
    ).toBe(1);
  });

  test('cannot be expected as something else', async () => {
    const trial = { harness: database, check: { expected: 'wanted' }, fields: { wanted: { orders: [] } } };

    await expect(judged(orders(), trial)).rejects.toMatchObject({ boundary: 'scorer' });
  });
});

describe('a reference solution', () => {
  test('whose call fails is the error of the environment', async () => {
    await expect(judged(sent, { solution: [ship, refused] })).rejects.toMatchObject({
      boundary: 'scorer',
      message: expect.stringContaining('There is no order 9.') as string,
    });
    await expect(judged(sent, { harness: database, solution: [refused] })).rejects.toMatchObject({
      boundary: 'scorer',
    });
    await expect(judged(sent, { solution: [{ name: 'fly', arguments: {} }] })).rejects.toMatchObject({
      boundary: 'scorer',
    });
  });

  test('may say that a call is refused, which changes nothing', async () => {
    const solution = [{ ...refused, isError: true }, ship, 'It is on its way.'];

    expect((await judged(sent, { solution })).score).toBe(1);
  });

  test('that is no list of calls is the error of the environment', async () => {
    await expect(judged(sent, { solution: 'ship it' })).rejects.toMatchObject({ boundary: 'scorer' });
  });
});

describe('required outputs', () => {
  const check = { outputs: 'say' };
  const fields = { say: ['1,250.00', 'on its way'] };

  test('are to be said in some reply', async () => {
    const replies = ['It is ON its way.', 'You pay $1250.00.'];

    expect(await judged(sent, { check, fields, replies })).toMatchObject({ score: 1 });
    expect(await judged(sent, { check, fields, replies: replies.slice(1) })).toMatchObject({
      score: 0,
      reason: 'not said: “on its way”',
    });
  });

  test('do not make up for a wrong state, nor does the state for them', async () => {
    expect((await judged({}, { check: { ...check, expected: 'say' }, fields })).score).toBe(0);
    expect((await judged(sent, { check, fields, replies: ['Done.'] })).score).toBe(0);
  });

  test('may be all that is asked for', async () => {
    const alone = { check: { ...check, state: false }, fields, solution: null };

    expect(await judged(undefined, { ...alone, replies: ['1250.00, on its way'] })).toMatchObject({
      score: 1,
      reason: 'everything required was said',
    });
    expect((await judged(undefined, { ...alone, replies: ['no'] })).score).toBe(0);
  });
});

describe('a check that can judge nothing is refused', () => {
  test.each([
    [{ check: { state: false } }, /checks nothing/],
    [{ harness: { kind: 'single-turn' } }, /needs tools that change a state/],
  ])('%j', async (trial, message) => {
    await expect(Promise.resolve().then(() => judged(sent, trial))).rejects.toThrow(message);
  });
});
