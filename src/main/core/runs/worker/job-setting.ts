import type { PlannedCase } from '#core/engine/attempt-ports.ts';
import type { RoleSetting } from '#core/engine/role-calls.ts';
import { createRoleLedger } from '#core/engine/role-ledger.ts';

import type { WorkerTools } from './worker-tools.ts';

const MOST_RETRIES = 5;

/** What judges are asked in by jobs that belong to no attempt of a run: nothing is cached. */
export function jobSetting(
  testCase: PlannedCase,
  { clock }: Pick<WorkerTools, 'clock'>,
  {
    attempt = 1,
    maxRetries = MOST_RETRIES,
    signal = new AbortController().signal,
  }: { attempt?: number; maxRetries?: number; signal?: AbortSignal } = {},
): RoleSetting {
  const rules = { maxRetries, repeats: 1, cache: null, clock, random: Math.random };
  return { rules, testCase, attempt, signal, ledger: createRoleLedger() };
}
