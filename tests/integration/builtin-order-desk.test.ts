import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';
import { openToolbox } from '#core/tools/open-toolbox.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { builtInEnvironment, goldSteps, type Step, take } from '../support/built-in-environment.ts';

const desk = await builtInEnvironment('order-desk');
const nearMisses = JSON.parse(
  readFileSync(new URL('../fixtures/builtin/order-desk-near-misses.json', import.meta.url), 'utf8'),
) as { id: string; what: string; calls: Step[] }[];

const owned = createSandboxes({ size: 1, cacheDirectory: null });
const sandboxes = owned.for({ nativePython: false });
const LOOKING_UP = new Set(['find_customer', 'list_orders', 'get_order', 'find_article', 'get_voucher']);
const changes = (step: Step) => typeof step !== 'string' && !LOOKING_UP.has(step.name);
const verdictOf = async (testCase: TestCase, steps: readonly Step[]) =>
  (await take(desk, testCase, steps, sandboxes)).verdict;

afterAll(() => owned.close());

test('there are enough tasks, and each tool is needed by at least two of them', () => {
  const { harness } = desk.manifest;
  if (harness.kind !== 'tool-loop') throw new Error('The order desk is a tool-loop.');
  const names = harness.tools.map((tool) => ('name' in tool ? tool.name : undefined));
  const tasksOf = names.map((name) => {
    const uses = (step: Step) => typeof step !== 'string' && step.name === name;
    return desk.cases.filter((testCase) => goldSteps(testCase).some(uses)).length;
  });

  expect(desk.cases).toHaveLength(42);
  expect(names).toHaveLength(13);
  expect(Math.min(...tasksOf)).toBeGreaterThanOrEqual(2);
});

test('repeating the question solves no task', () => {
  const given = desk.cases.filter(({ input, fields }) => {
    const outputs = fields['outputs'];
    return Array.isArray(outputs) && outputs.every((output) => input.includes(String(output)));
  });

  const solvedByEcho = given.filter((testCase) => !goldSteps(testCase).some(changes));
  expect(solvedByEcho).toEqual([]);
});

describe.each(desk.cases)('$id', (testCase) => {
  const gold = goldSteps(testCase);

  test('is solved by its solution, in which no tool refuses', async () => {
    const { verdict, reason, transcript } = await take(desk, testCase, gold, sandboxes);

    expect({ verdict, reason }).toMatchObject({ verdict: 'pass' });
    expect(transcript.filter(({ isError }) => isError)).toEqual([]);
  });

  test('fails when a step is left out, nothing is said, or something is done on top', async () => {
    const without = gold.filter(changes).map((left) => gold.filter((step) => step !== left));
    const silent = gold.filter((step) => typeof step !== 'string');
    const ticket = { order_id: 'O-7012', team: 'courier', text: 'Where is it?' };
    const busy = [{ name: 'open_ticket', arguments: ticket }, ...gold];

    for (const steps of [...without, silent, busy]) expect(await verdictOf(testCase, steps)).toBe('fail');
  });
});

test.each(nearMisses)('$id fails: $what', async ({ id, calls }) => {
  const testCase = desk.cases.find((one) => one.id === id);
  if (testCase === undefined) throw new Error(`no case ${id}`);
  const gold = goldSteps(testCase);
  const steps = [
    ...gold.filter((step) => typeof step !== 'string' && !changes(step)),
    ...calls,
    ...gold.slice(-1),
  ];

  expect(await verdictOf(testCase, steps)).toBe('fail');
});

describe('tools refuse with a reason', () => {
  const { harness } = desk.manifest;
  if (harness.kind !== 'tool-loop') throw new Error('The order desk is a tool-loop.');
  const open = openToolbox({ tools: harness.tools, state: harness.state, submit: undefined }, (path) =>
    desk.readFile(path),
  );
  const [anyCase] = desk.cases;
  let answer: (name: string, args: object) => Promise<{ content: string; isError: boolean }>;
  let state: () => Promise<unknown>;

  beforeAll(async () => {
    if (anyCase === undefined) throw new Error('no case');
    const box = await open(anyCase, { sandboxes, signal: new AbortController().signal });
    answer = (name, args) => box.call(name, JSON.stringify(args));
    state = () => box.state();
  });

  test.each<[string, object, RegExp]>([
    ['find_customer', { query: 'Nobody Known' }, /No customer has "Nobody Known"/],
    ['find_customer', {}, /query/],
    ['list_orders', { customer_id: 'C-999' }, /no customer C-999/],
    ['get_order', { order_id: 'O-1' }, /no order O-1/],
    ['find_article', { query: 'rain barrels of gold' }, /Try a single word/],
    ['get_voucher', { code: 'spring15' }, /no voucher spring15/],
    ['cancel_order', { order_id: 'O-7003' }, /O-7003 is shipped/],
    ['change_address', { order_id: 'O-7002', street: 'A', postcode: '1234', town: 'B' }, /delivered/],
    ['change_address', { order_id: 'O-7001', street: 'A', postcode: '12', town: 'B' }, /postcode/],
    ['change_quantity', { order_id: 'O-7016', article: 'WC-009', quantity: 2 }, /packed/],
    ['change_quantity', { order_id: 'O-7001', article: 'RB-120', quantity: 2 }, /does not hold/],
    ['change_quantity', { order_id: 'O-7027', article: 'HS-030', quantity: 5 }, /Only 3 more/],
    ['change_quantity', { order_id: 'O-7027', article: 'HS-030', quantity: 1.5 }, /quantity/],
    ['apply_voucher', { order_id: 'O-7012', code: 'FROST25' }, /expired on 2031-03-31/],
    ['apply_voucher', { order_id: 'O-7012', code: 'GROW20' }, /at least 150.00; these are 130.60/],
    ['open_ticket', { order_id: 'O-7001', team: 'boss', text: 'x' }, /team/],
    ['refund', { order_id: 'O-7001', article: 'SL-006', amount: 1, reason: 'faulty' }, /is open/],
    ['refund', { order_id: 'O-7004', article: 'PS-010', amount: 39.21, reason: 'faulty' }, /At most 39.20/],
    ['refund', { order_id: 'O-7004', article: 'PS-010', amount: 1.234, reason: 'faulty' }, /two decimals/],
    ['send_replacement', { order_id: 'O-7009', article: 'BF-002', quantity: 1 }, /Only 0 of BF-002/],
    ['send_replacement', { order_id: 'O-7009', article: 'SL-006', quantity: 4 }, /holds only 3/],
    ['reserve_article', { customer_id: 'C-209', article: 'RB-200', quantity: 1 }, /Only 0 of RB-200/],
    ['reserve_article', { customer_id: 'C-209', article: 'XX-000', quantity: 1 }, /no article XX-000/],
    ['close_shop', {}, /no tool "close_shop"/],
  ])('%s %j', async (name, args, reason) => {
    const before = await state();

    expect(await answer(name, args)).toMatchObject({ isError: true, content: expect.stringMatching(reason) });
    expect(await state()).toEqual(before);
  });
});
