import type { CheckFactory } from '../check-factory.ts';
import type { Json } from '#shared/domain/json.ts';

import { expectedOf } from '../expected-of.ts';
import { jsonAgreement } from '../metrics/json-agreement.ts';
import { passOrFail, tidyScore } from '../outcome.ts';
import { parseJsonAnswer } from '../text/parse-json-answer.ts';

/**
 * The answer is JSON and equals the expected value, numbers by value and objects in any order of keys. An expected
 * list is the value itself, not a choice of answers; an expected text is read as JSON if it is JSON.
 */
export const jsonEqual: CheckFactory<'json-equal'> = (spec) => {
  const expected = expectedOf(spec, { canBeEmpty: true, canBeNull: true });
  return {
    score({ text }, testCase) {
      const wanted = expectedValue(expected(testCase));
      const answer = parseJsonAnswer(text);
      if ('problem' in answer) return passOrFail(false, answer.problem);
      const { leaves, equal, difference } = jsonAgreement(answer.value, wanted, spec);
      if (difference === null) return passOrFail(true, 'equal to the expected value');
      return { score: spec.partial ? tidyScore(equal / leaves) : 0, reason: difference };
    },
  };
};

function expectedValue(expected: Json): Json {
  if (typeof expected !== 'string') return expected;
  const parsed = parseJsonAnswer(expected);
  return 'value' in parsed ? parsed.value : expected;
}
