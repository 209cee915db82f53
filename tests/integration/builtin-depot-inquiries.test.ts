import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, test } from 'vitest';

import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';
import { openToolbox } from '#core/tools/open-toolbox.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { builtInEnvironment, goldSteps, type Step, take } from '../support/built-in-environment.ts';

const depot = await builtInEnvironment('depot-inquiries');
/** What the outdated register, the plan without swaps, a forgotten memo and the like lead to. */
const wrongAnswers = JSON.parse(
  readFileSync(new URL('../fixtures/builtin/depot-inquiries-wrong-answers.json', import.meta.url), 'utf8'),
) as Record<string, string[]>;

const owned = createSandboxes({ size: 1, cacheDirectory: null });
const sandboxes = owned.for({ nativePython: false });
const call = (name: string, args: Record<string, string | number>): Step => ({ name, arguments: args });
const CHANGING = new Set(['file_finding', 'close_incident', 'order_part', 'notify_driver']);
const changes = (step: Step) => typeof step !== 'string' && CHANGING.has(step.name);
const isSubmission = (step: Step) => typeof step !== 'string' && step.name === 'submit';
const verdictOf = async (testCase: TestCase, steps: readonly Step[]) =>
  (await take(depot, testCase, steps, sandboxes)).verdict;
const answersOf = ({ expected }: TestCase) => (Array.isArray(expected) ? expected.map(String) : []);

afterAll(() => owned.close());

test('no two cases share an answer, no question holds its own, and each takes several steps', () => {
  const answers = depot.cases.map((testCase) => answersOf(testCase)[0]);
  const told = depot.cases.filter((one) => answersOf(one).some((answer) => one.input.includes(answer)));
  const steps = depot.cases.map((testCase) => goldSteps(testCase).length);

  expect(depot.cases).toHaveLength(33);
  expect(new Set(answers).size).toBe(33);
  expect(told.map(({ id }) => id)).toEqual([]);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(4);
});

describe.each(depot.cases)('$id', (testCase) => {
  const gold = goldSteps(testCase);
  const rest = gold.filter((step) => !isSubmission(step));

  test('is solved by its solution, whose tools bring the answer to light', async () => {
    const { verdict, reason, transcript } = await take(depot, testCase, gold, sandboxes);
    const results = transcript.filter(({ role }) => role === 'tool').slice(0, -1);
    const shown = results.map(({ content }) => content).join('\n');

    expect({ verdict, reason }).toMatchObject({ verdict: 'pass' });
    expect(transcript.filter(({ isError }) => isError)).toEqual([]);
    expect(answersOf(testCase).some((answer) => shown.includes(answer))).toBe(true);
  });

  test('fails with the answers that its traps lead to', async () => {
    for (const answer of [...(wrongAnswers[testCase.id] ?? []), '0']) {
      expect(answersOf(testCase)).not.toContain(answer);
      expect(await verdictOf(testCase, [...rest, call('submit', { answer })])).toBe('fail');
    }
  });

  test('fails when the records are changed otherwise than asked', async () => {
    const without = gold.filter(changes).map((left) => gold.filter((step) => step !== left));
    const extra = [
      call('sync_odometer', { vehicle: 221 }),
      call('submit_feedback', { text: 'The answer is above.' }),
      call('close_incident', { incident_id: 'I-3013' }),
      call('notify_driver', { staff_id: 'S-651', text: 'Please call.' }),
      call('order_part', { part_no: 'LM-31', quantity: 1 }),
      call('sql', { query: "UPDATE drivers SET grade = 4 WHERE name = 'Ada Brink'" }),
    ];

    for (const steps of [...without, ...extra.map((step) => [step, ...gold])])
      expect(await verdictOf(testCase, steps)).toBe('fail');
  });
});

test('notes in the store of files and other ways to look things up do no harm', async () => {
  const testCase = depot.cases[0];
  if (testCase === undefined) throw new Error('no case');
  const detour = [
    call('write_file', { path: 'notes.txt', content: 'Look at the brakes.' }),
    call('canteen_menu', { day: '2031-04-30' }),
    call('get_vehicle_details', { number: 209 }),
  ];

  expect(await verdictOf(testCase, [...detour, ...goldSteps(testCase)])).toBe('pass');
});

test('a finding for the wrong driver, with the wrong code or for another incident fails', async () => {
  const testCase = depot.cases.find(({ id }) => id === 'action-02');
  if (testCase === undefined) throw new Error('no case');
  const gold = goldSteps(testCase);
  const filed = { incident_id: 'I-3206', staff_id: 'S-505', code: 'C3' };
  const near = [
    { ...filed, staff_id: 'S-210' },
    { ...filed, code: 'C2' },
    { ...filed, incident_id: 'I-3230' },
  ];

  for (const args of [filed, ...near]) {
    const steps = gold.map((step) =>
      typeof step !== 'string' && step.name === 'file_finding' ? call('file_finding', args) : step,
    );
    expect(await verdictOf(testCase, steps)).toBe(args === filed ? 'pass' : 'fail');
  }
});

test('tools refuse with a reason', async () => {
  const { harness } = depot.manifest;
  const [testCase] = depot.cases;
  if (harness.kind !== 'tool-loop' || testCase === undefined) throw new Error('The depot is a tool-loop.');
  const open = openToolbox({ tools: harness.tools, state: harness.state, submit: undefined }, (path) =>
    depot.readFile(path),
  );
  const box = await open(testCase, { sandboxes, signal: new AbortController().signal });
  const refused: [string, object, RegExp][] = [
    ['read_document', { path: 'handbook/9-none.md' }, /nothing was found/],
    ['get_incident', { incident_id: 'I-1' }, /nothing was found/],
    ['get_vehicle', { number: 'two' }, /number/],
    ['planned_driver', { vehicle: 201, day: '30 April', at: '12:00' }, /day/],
    ['file_finding', { incident_id: 'I-3013', staff_id: 'S-000', code: 'W3' }, /no such driver/],
    ['file_finding', { incident_id: 'I-3013', staff_id: 'S-496', code: 'weather' }, /code/],
    ['close_incident', { incident_id: 'I-9999' }, /no such open incident/],
    ['order_part', { part_no: 'XX-00', quantity: 1 }, /no such part/],
    ['notify_driver', { staff_id: 'S-000', text: 'x' }, /no such driver/],
    ['sync_odometer', { vehicle: 999 }, /no such tram/],
    ['sql', { query: 'SELECT * FROM nothing' }, /nothing/],
  ];
  const before = await box.state();

  for (const [name, args, reason] of refused) {
    expect(await box.call(name, JSON.stringify(args))).toMatchObject({
      isError: true,
      content: expect.stringMatching(reason),
    });
  }
  expect(await box.state()).toEqual(before);
  await box.close();
});
