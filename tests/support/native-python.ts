import { nativePlace } from '#core/sandboxes/python/native/native-command.ts';
import { AppError } from '#shared/errors.ts';

/** Whether native Python can be tested here; where everything must be tested, its absence fails. */
export function hasNativePython(): boolean {
  try {
    nativePlace();
    return true;
  } catch (error) {
    if (error instanceof AppError && process.env['CI'] === undefined) return false;
    throw error;
  }
}
