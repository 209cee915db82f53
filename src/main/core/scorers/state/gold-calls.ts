import * as z from 'zod';

import { BoundaryError } from '#core/engine/boundary.ts';
import { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** One call of a reference solution. */
export interface GoldCall {
  readonly name: string;
  readonly argumentsJson: string;
  /** The solution says that this call is refused. */
  readonly isError: boolean;
}

const Call = z.object({
  name: z.string().min(1),
  arguments: z.union([z.record(z.string(), Json), z.string()]).default({}),
  isError: z.boolean().default(false),
});
const Solution = z.array(z.union([z.string(), Call]));

/**
 * The calls of a case's reference solution in order: `{name, arguments}`, with `isError: true` where the tool refuses
 * it. Texts, which are said and not called, are left out. Throws BoundaryError, blamed on the scorer, when the case has
 * no such list.
 */
export function goldCalls({ solution, expected }: TestCase): GoldCall[] {
  const source = solution ?? expected;
  const parsed = Solution.safeParse(typeof source === 'string' ? jsonOf(source) : source);
  if (!parsed.success) {
    const message =
      'The check “final-state” has nothing to compare with: dataset.solution gives no list of calls {name, arguments} for this case.';
    throw new BoundaryError('scorer', message, { causeKey: 'no solution to replay' });
  }
  return parsed.data
    .filter((step) => typeof step !== 'string')
    .map((call) => ({
      name: call.name,
      argumentsJson: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
      isError: call.isError,
    }));
}

/** In a CSV dataset every field is a text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
