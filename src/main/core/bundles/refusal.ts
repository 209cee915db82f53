import type { Problem } from '#shared/domain/problem.ts';
import { AppError } from '#shared/errors.ts';

export interface Refusal {
  /** The file in the bundle, or the bundle itself. */
  file: string;
  message: string;
  /** What to do about it, as an instruction. */
  remedy: string;
  cause?: unknown;
}

/** The error for a bundle that cannot be read at all; it carries its reason as a problem. */
export function refusal({ file, message, remedy, cause }: Refusal): AppError {
  const problem: Problem = { severity: 'error', file, line: 1, column: 1, message, remedy };
  return new AppError('bundle-invalid', `${file}: ${message} ${remedy}`, { problems: [problem], cause });
}
