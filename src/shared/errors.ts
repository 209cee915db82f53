import type { Problem } from './domain/problem.ts';

/** What a program may want to tell apart; the message is for the person. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'conflict'
  | 'bundle-invalid'
  | 'model-unreachable'
  | 'offline-locked'
  | 'not-available'
  | 'catalog-unusable'
  | 'internal';

export interface AppErrorOptions extends ErrorOptions {
  problems?: readonly Problem[];
}

/** An expected failure: a code the program can act on and a message that says what happened and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** Places in a bundle, when the bundle is at fault. */
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.problems = options.problems ?? [];
  }
}

export interface WireError {
  code: ErrorCode;
  message: string;
  problems: readonly Problem[];
}

/** What crosses a process boundary: Error instances lose their class there. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: WireError };

/** Turns whatever was thrown into data. A bug becomes `internal` with its message, never with its stack. */
export function toReply(error: unknown): Reply<never> {
  if (error instanceof AppError) {
    return { ok: false, error: { code: error.code, message: error.message, problems: error.problems } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { code: 'internal', message, problems: [] } };
}

/** The value of a reply; throws its AppError. */
export function unwrap<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.message, { problems: reply.error.problems });
}
