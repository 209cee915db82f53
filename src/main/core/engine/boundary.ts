import type { Boundary } from '#shared/domain/verdict.ts';

/** What broke an attempt, blamed on exactly one boundary. `cause` groups equal troubles. */
export class BoundaryError extends Error {
  override readonly name = 'BoundaryError';
  readonly boundary: Boundary;
  /** Short and equal for the same kind of trouble, such as `HTTP 500` or `time limit`. */
  readonly causeKey: string;

  constructor(boundary: Boundary, message: string, options: ErrorOptions & { causeKey?: string } = {}) {
    super(message, options);
    this.boundary = boundary;
    this.causeKey = options.causeKey ?? message.slice(0, 80);
  }
}

/** Blames one boundary for whatever escapes `work`; the innermost boundary wins. */
export async function within<T>(boundary: Boundary, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BoundaryError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new BoundaryError(boundary, message, { cause: error });
  }
}
