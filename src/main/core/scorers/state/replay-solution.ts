import { BoundaryError } from '#core/engine/boundary.ts';
import type { ScoringTools } from '#core/engine/ports.ts';
import type { OpenToolbox } from '#core/tools/toolbox.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { type GoldCall, goldCalls } from './gold-calls.ts';

/**
 * The state after the calls of a case's reference solution on a fresh one. A call that fails without saying so in the
 * solution throws BoundaryError, blamed on the scorer.
 */
export async function replaySolution(
  open: OpenToolbox,
  testCase: TestCase,
  { sandboxes, signal }: ScoringTools,
): Promise<Json> {
  const calls = goldCalls(testCase);
  const toolbox = await open(testCase, { sandboxes, signal });
  try {
    for (const call of calls) {
      const result = await toolbox.call(call.name, call.argumentsJson);
      if (result.isError && !call.isError) throw failed(call, result.content);
    }
    return await toolbox.state();
  } finally {
    await toolbox.close();
  }
}

function failed({ name, argumentsJson }: GoldCall, content: string): BoundaryError {
  const call = `${name}(${argumentsJson.slice(0, 200)})`;
  const message = `The reference solution fails at ${call}: ${content.slice(0, 300)} Correct it, or write isError: true beside a call that is to be refused.`;
  return new BoundaryError('scorer', message, { causeKey: 'reference solution fails' });
}
