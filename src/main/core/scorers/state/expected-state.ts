import { BoundaryError } from '#core/engine/boundary.ts';
import type { ScoringTools } from '#core/engine/ports.ts';
import { openToolbox } from '#core/tools/open-toolbox.ts';
import type { Json } from '#shared/domain/json.ts';
import type { FinalState } from '#shared/domain/manifest/code-check-specs.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { CheckContext } from '../check-factory.ts';
import { expectedOf } from '../expected-of.ts';
import { goldMemory } from '../gold-memory.ts';
import { replaySolution } from './replay-solution.ts';

/** The state that a case should end with. */
export type ExpectedState = (testCase: TestCase, tools: ScoringTools) => Promise<Json>;

/**
 * The state that the check names as `expected`, else that after the calls of dataset.solution on a fresh one. Throws
 * AppError `bundle-invalid` when the tools cannot be made, and BoundaryError, blamed on the scorer, for a case without
 * either.
 */
export function expectedState(spec: FinalState, context: CheckContext): ExpectedState {
  if (spec.expected !== undefined) return namedState(spec);
  const { harness } = context;
  if (harness?.kind !== 'tool-loop') return () => Promise.reject(noTools());
  const { tools, state, submit } = harness;
  const open = openToolbox({ tools, state, submit }, (path) => context.readBundleFile(path));
  const remember = goldMemory<Json>();
  return (testCase, use) =>
    remember([testCase.fields, testCase.input, testCase.solution, testCase.expected], () =>
      replaySolution(open, testCase, use),
    );
}

function namedState(spec: FinalState): ExpectedState {
  const read = expectedOf(spec, { canBeEmpty: true });
  return (testCase) => Promise.resolve().then(() => parsed(read(testCase)));
}

/** In a CSV dataset every field is a text. */
function parsed(value: Json): Json {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch (cause) {
    throw new BoundaryError('scorer', 'The expected state is a text that is no JSON.', {
      cause,
      causeKey: 'expected state is no JSON',
    });
  }
}

function noTools(): BoundaryError {
  const message = 'The solution cannot be carried out here: there are no tools (harness.kind: tool-loop).';
  return new BoundaryError('scorer', message, { causeKey: 'no tools for the solution' });
}
