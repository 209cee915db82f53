import type { Outcome } from '#core/engine/ports.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { declaredFunctions } from '../calls/declared-functions.ts';
import { type ExpectedCall, expectedCalls } from '../calls/expected-calls.ts';
import { faultOfCalls } from '../calls/match-calls.ts';
import { type AnswerCalls, readCalls } from '../calls/read-calls.ts';
import { showCall, showExpected } from '../calls/show-call.ts';
import type { CheckFactory } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { passOrFail } from '../outcome.ts';

/** Most calls that are kept for reading. */
const MOST_SHOWN = 100;

/** The functions that the model calls, by the rules of the Berkeley Function-Calling Leaderboard. */
export const functionCall: CheckFactory<'function-call'> = (spec) => {
  const expectedIn = expectedOf(spec, { canBeEmpty: true });
  const expected = (testCase: TestCase) => {
    const functions = Object.hasOwn(testCase.fields, spec.functions)
      ? testCase.fields[spec.functions]
      : undefined;
    return expectedCalls(expectedIn(testCase), declaredFunctions(spec.functions, functions));
  };
  return {
    score(answer, testCase) {
      const wanted = spec.mode === 'match' ? expected(testCase) : [];
      const reading = readCalls(answer, spec.format);
      const mode = spec.mode === 'match' && wanted.length === 0 ? 'none' : spec.mode;
      return withDetails(judged(mode, reading, wanted), reading, wanted);
    },
  };
};

function judged(
  mode: 'match' | 'none' | 'some',
  reading: AnswerCalls,
  wanted: readonly ExpectedCall[],
): Outcome {
  const count = 'calls' in reading ? reading.calls.length : 0;
  if (mode === 'none')
    return passOrFail(count === 0, count === 0 ? 'no call, as expected' : 'a call where none fits');
  if ('problem' in reading) return passOrFail(false, reading.problem);
  if (mode === 'some') return passOrFail(count > 0, count > 0 ? 'a call, as expected' : 'no call');
  if (count === 0) return passOrFail(false, 'no call');
  const fault = faultOfCalls(reading.calls, wanted, reading.areNative);
  return passOrFail(fault === null, fault ?? 'the expected calls');
}

function withDetails(outcome: Outcome, reading: AnswerCalls, wanted: readonly ExpectedCall[]): Outcome {
  const calls = 'calls' in reading ? reading.calls : [];
  return {
    ...outcome,
    details: {
      kind: 'calls',
      expected: wanted.slice(0, MOST_SHOWN).map(showExpected),
      got: calls.slice(0, MOST_SHOWN).map(showCall),
    },
  };
}
