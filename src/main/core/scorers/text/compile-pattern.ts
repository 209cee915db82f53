import { AppError } from '#shared/errors.ts';

/** A regular expression of a bundle. Throws AppError `bundle-invalid` that names the place where it stands. */
export function compilePattern(place: string, pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError('bundle-invalid', `${place}: ${message}. Correct the regular expression.`, {
      cause: error,
    });
  }
}
