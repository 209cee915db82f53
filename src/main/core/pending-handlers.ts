import type { CallName, Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

const PENDING = [
] as const satisfies readonly CallName[];

type Pending = (typeof PENDING)[number];

/** Calls of the contract that nobody answers yet. */
export function pendingHandlers(): Pick<Handlers, Pending> {
  const later = () => Promise.reject(new AppError('not-available', 'This is not available yet.'));
  return Object.fromEntries(PENDING.map((name) => [name, later])) as unknown as Pick<Handlers, Pending>;
}
