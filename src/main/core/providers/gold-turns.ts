import * as z from 'zod';

import { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { type CalledFunction, callsOfExpected } from './expected-calls.ts';
import type { CallForm } from './answer-form.ts';

/** One reply of the reference solution: what is said and what is called beside it. */
export interface GoldTurn {
  readonly text: string;
  readonly calls: readonly CalledFunction[];
}

const Call = z.object({
  name: z.string().min(1),
  arguments: z.union([z.record(z.string(), Json), z.string()]).default({}),
});
const Solution = z.array(z.union([z.string(), Call]));

/** What is said where a solution of calls ends without a word. */
const CLOSING = 'Done.';

/**
 * The reference solution of a case as replies. Of a loop: one call in each, with the texts before it, and what comes
 * last is said. Where calls are the answer: all of them in one; without a solution they are made of the expected ones.
 * Null where the case has no list of calls.
 */
export function goldTurns(testCase: TestCase, form: CallForm): GoldTurn[] | null {
  const { solution, expected } = testCase;
  const source = solution ?? expected;
  const parsed = Solution.safeParse(typeof source === 'string' ? jsonOrNull(source) : source);
  if (parsed.success && (solution !== null || parsed.data.some((step) => typeof step !== 'string'))) {
    return form.kind === 'loop' ? loopTurns(parsed.data) : [oneTurn(parsed.data)];
  }
  if (form.kind === 'loop' || solution !== null) return null;
  const calls = callsOfExpected(expected, testCase.fields[form.functions]);
  return calls === null ? null : [{ text: '', calls }];
}

function loopTurns(steps: z.infer<typeof Solution>): GoldTurn[] {
  const turns: GoldTurn[] = [];
  let said: string[] = [];
  for (const step of steps) {
    if (typeof step === 'string') said.push(step);
    else {
      turns.push({ text: said.join('\n\n'), calls: [calledOf(step)] });
      said = [];
    }
  }
  return [...turns, { text: said.join('\n\n') || CLOSING, calls: [] }];
}

function oneTurn(steps: z.infer<typeof Solution>): GoldTurn {
  const texts = steps.filter((step) => typeof step === 'string');
  const calls = steps.flatMap((step) => (typeof step === 'string' ? [] : [calledOf(step)]));
  return { text: texts.join('\n\n'), calls };
}

function calledOf({ name, arguments: given }: z.infer<typeof Call>): CalledFunction {
  return { name, argumentsJson: typeof given === 'string' ? given : JSON.stringify(given) };
}

/** In a CSV dataset every field is a text. */
function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
