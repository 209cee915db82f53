import { abortable } from '#core/engine/abortable.ts';
import type { CallGate } from '#core/engine/attempt-ports.ts';

import type { RolePlan } from '../session-plan.ts';
import { createCallGate } from './call-gate.ts';
import type { WorkerTools } from './worker-tools.ts';

/** An attempt whose place at the candidate's endpoint may be lent while another role is asked. */
export interface LendingPlace {
  readonly session: number;
  readonly item: number;
  isLent: boolean;
}

/** Keeps the calls of a role within what its endpoint allows: each call holds a place of its own. */
export function createRoleGate(
  { endpoint }: RolePlan,
  place: LendingPlace,
  tools: Pick<WorkerTools, 'core' | 'holds' | 'clock'>,
): CallGate {
  const { core } = tools;
  const rates = createCallGate(endpoint, tools);
  if (endpoint.isInProcess) return rates;
  const leave = () => core.tell({ type: 'left', endpoint: endpoint.key });

  const enter = async (signal: AbortSignal): Promise<void> => {
    await rates.enter(signal);
    const { session, item } = place;
    place.isLent = true;
    const granted = core.ask({ kind: 'place', endpoint: endpoint.key, session, item });
    try {
      await abortable(granted, signal);
    } catch (error) {
      // The place may come when nobody wants it any more.
      void granted.then(leave);
      throw error;
    }
  };

  return { enter, leave, onRetry: (error, delayMs) => rates.onRetry(error, delayMs) };
}

/** The gate of the candidate, which first takes back the place that its attempt lent. */
export function createReturningGate(
  gate: CallGate,
  place: LendingPlace,
  { core }: Pick<WorkerTools, 'core'>,
): CallGate {
  const takeBack = async (signal: AbortSignal): Promise<void> => {
    await abortable(core.ask({ kind: 'return', session: place.session, item: place.item }), signal);
    place.isLent = false;
    await gate.enter(signal);
  };
  return {
    enter: (signal) => (place.isLent ? takeBack(signal) : gate.enter(signal)),
    onRetry: (error, delayMs) => gate.onRetry(error, delayMs),
  };
}
