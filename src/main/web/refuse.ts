import type { Context } from 'hono';

import type { ErrorCode, Reply } from '#shared/errors.ts';

const CODES: Readonly<Record<number, ErrorCode>> = { 404: 'not-found', 500: 'internal' };

type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 408 | 413 | 415 | 421 | 500;

/** An answer that says why there is none, in the shape of every reply. */
export function refuse(context: Context, status: RefusalStatus, message: string): Response {
  const reply: Reply<never> = {
    ok: false,
    error: { code: CODES[status] ?? 'invalid-input', message, problems: [] },
  };
  return context.json(reply, status);
}
