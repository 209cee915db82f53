import { ModelError } from '#core/engine/ports.ts';

/** The ModelError a client library has wrapped into its own errors; null if there is none. */
export function modelErrorIn(error: unknown): ModelError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ModelError) return at;
  return null;
}
