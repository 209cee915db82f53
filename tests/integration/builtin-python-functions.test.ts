import { afterAll, expect, test } from 'vitest';

import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';

import { builtInEnvironment } from '../support/built-in-environment.ts';
import { type NearMiss, nearMissesOf, wrongSolutions } from '../support/near-misses.ts';
import { sharedCache } from '../support/python-cache.ts';
import { textOf } from '../support/text-of.ts';

const { cases, scorer } = await builtInEnvironment('python-functions');
const nearMisses = nearMissesOf<readonly NearMiss[]>('python-functions');
const owned = createSandboxes({ size: 1, cacheDirectory: sharedCache() });
const sandboxes = owned.for({ nativePython: false });
const signal = new AbortController().signal;

afterAll(() => owned.close());

/** Runs each program in a namespace of its own; says what each ended with. Spares the many starts of an interpreter. */
const MANY_PROGRAMS = `
def outcomes(programs):
    return [outcome(program) for program in programs]

def outcome(program):
    try:
        exec(compile(program, "program", "exec"), {"__name__": "__main__"})
    except Exception as error:
        return type(error).__name__
    return "passed"
`;

async function outcomesOf(programs: readonly string[]): Promise<readonly string[]> {
  const limits = { timeoutMs: 60_000, memoryBytes: 512 * 1024 * 1024 };
  const call = { function: 'outcomes', arguments: [programs] };
  const { valueJson, error } = await sandboxes.python.run({ source: MANY_PROGRAMS, call, ...limits }, signal);
  if (valueJson === null) throw new Error(error?.traceback);
  return JSON.parse(valueJson) as string[];
}

const tasks = cases.map((testCase) => {
  const solution = textOf(testCase.solution);
  const program = (code: string) => `${code}\n\n${textOf(testCase.fields['tests'])}\n`;
  const wrong = wrongSolutions(solution, nearMisses[testCase.id] ?? []);
  return { id: testCase.id, program: program(solution), nearMisses: wrong.map(program) };
});

test('there are enough tasks, each with near misses of its own', () => {
  expect(cases).toHaveLength(48);
  expect(Object.keys(nearMisses)).toEqual(cases.map(({ id }) => id));
  expect(tasks.filter((task) => task.nearMisses.length < 2)).toEqual([]);
});

test('every task is solved by its solution', async () => {
  const outcomes = await outcomesOf(tasks.map(({ program }) => program));

  expect(tasks.map(({ id }, place) => [id, outcomes[place]])).toEqual(tasks.map(({ id }) => [id, 'passed']));
}, 120_000);

test('no task is solved by a near miss', async () => {
  const wrong = tasks.flatMap(({ id, nearMisses: programs }) => programs.map((program) => ({ id, program })));
  const outcomes = await outcomesOf(wrong.map(({ program }) => program));

  expect(wrong.filter((_, place) => outcomes[place] === 'passed')).toEqual([]);
}, 120_000);

test('a solution in a code block passes, and the task alone does not', async () => {
  const tools = { signal, sandboxes, judges: [] };
  const [testCase] = cases;
  if (testCase === undefined) throw new Error('There are no cases.');
  const verdictOf = async (response: string) => (await scorer.score(response, [], testCase, tools)).verdict;

  expect([
    await verdictOf(`\`\`\`python\n${textOf(testCase.solution)}\n\`\`\``),
    await verdictOf(testCase.input),
  ]).toEqual(['pass', 'fail']);
}, 120_000);
