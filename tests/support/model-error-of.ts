import { ModelError } from '#core/engine/ports.ts';

/** The ModelError a call ended with; fails the test if it ended any other way. */
export async function modelErrorOf(call: Promise<unknown>): Promise<ModelError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (outcome instanceof ModelError) return outcome;
  throw new Error('The call was expected to end with a ModelError.', { cause: outcome });
}
