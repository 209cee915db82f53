import type { CallGate } from '#core/engine/attempt-ports.ts';
import { type Clock, sleep } from '#core/engine/clock.ts';
import type { ModelError } from '#core/engine/ports.ts';

import type { SessionPlan } from '../session-plan.ts';
import type { CoreLine } from './core-line.ts';
import type { EndpointHolds } from './endpoint-holds.ts';

const TOO_MANY_REQUESTS = 429;

/** Keeps the calls of a session within what its endpoint allows. */
export function createCallGate(
  endpoint: SessionPlan['endpoint'],
  { core, holds, clock }: { core: CoreLine; holds: EndpointHolds; clock: Clock },
): CallGate {
  const { key, isRateLimited } = endpoint;

  const waitForTurn = async (signal: AbortSignal): Promise<void> => {
    await holds.passed(key, signal);
    if (!isRateLimited) return;
    const waitMs = Number(await core.ask({ kind: 'permit', endpoint: key }));
    if (waitMs > 0) await sleep(clock, waitMs, signal);
  };

  return {
    enter: (signal) => (isRateLimited || holds.isHeld(key) ? waitForTurn(signal) : null),
    onRetry(error, delayMs) {
      if (!isThrottling(error)) return;
      holds.hold(key, delayMs);
      core.tell({ type: 'throttled', endpoint: key, ms: delayMs });
    },
  };
}

function isThrottling(error: ModelError): boolean {
  return error.status === TOO_MANY_REQUESTS || error.retryAfterMs !== null;
}
