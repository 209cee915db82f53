import { AppError } from '#shared/errors.ts';
import type { FinalState } from '#shared/domain/manifest/code-check-specs.ts';

import type { CheckContext, CheckFactory } from '../check-factory.ts';
import { type Outcome, passOrFail } from '../outcome.ts';
import { expectedState } from '../state/expected-state.ts';
import { finalStateOf } from '../state/final-state-of.ts';
import { missingOutputs } from '../state/missing-outputs.ts';
import type { StateDifference } from '../state/state-difference.ts';
import { stateDifferences } from '../state/state-differences.ts';

/** Differences that are kept for people to read. */
const MOST_DIFFERENCES = 100;

/** After a tool-loop, the state is the expected one and everything that had to be said was said. All or nothing. */
export const finalState: CheckFactory<'final-state'> = (spec, context) => {
  refuseUseless(spec, context);
  const expectedOf = spec.state ? expectedState(spec, context) : null;
  const isDatabase = context.harness?.kind === 'tool-loop' && context.harness.state?.kind === 'database';
  return {
    async score(answer, testCase, tools) {
      const missing = spec.outputs === undefined ? [] : missingOutputs(spec.outputs, answer, testCase);
      if (expectedOf === null) return verdict(spec, [], missing);
      const wanted = await expectedOf(testCase, tools);
      const given = finalStateOf(answer.transcript);
      if (given === undefined) return passOrFail(false, 'the attempt ended without a final state');
      return verdict(spec, stateDifferences(given, wanted, { ignore: spec.ignore, isDatabase }), missing);
    },
  };
};

function refuseUseless({ state, outputs }: FinalState, { harness }: CheckContext): void {
  if (!state && outputs === undefined) {
    throw new AppError(
      'bundle-invalid',
      'The check “final-state” checks nothing: with state: false it needs outputs.',
    );
  }
  if (state && harness !== null && harness.kind !== 'tool-loop') {
    throw new AppError(
      'bundle-invalid',
      `The check “final-state” needs tools that change a state: the harness is ${harness.kind}, not tool-loop.`,
    );
  }
}

function verdict(
  { state, outputs }: FinalState,
  differences: readonly StateDifference[],
  missing: readonly string[],
): Outcome {
  const isRight = differences.length + missing.length === 0;
  return {
    ...passOrFail(isRight, isRight ? whatIsRight(state, outputs) : whatIsWrong(differences, missing)),
    details: {
      kind: 'state',
      differences: differences.slice(0, MOST_DIFFERENCES),
      missingOutputs: [...missing],
    },
  };
}

function whatIsRight(state: boolean, outputs: string | undefined): string {
  if (!state) return 'everything required was said';
  return outputs === undefined
    ? 'the state is as expected'
    : 'the state is as expected, everything required was said';
}

function whatIsWrong(differences: readonly StateDifference[], missing: readonly string[]): string {
  const [first] = differences;
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : '';
  const parts = [
    first === undefined
      ? []
      : [`${first.path || 'the state'}: expected ${first.expected}, got ${first.got}${more}`],
    missing.length === 0
      ? []
      : [
          `not said: ${missing
            .slice(0, 3)
            .map((text) => `“${text}”`)
            .join(', ')}`,
        ],
  ];
  return parts.flat().join('; ');
}
