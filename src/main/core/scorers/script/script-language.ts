import type { CodeLanguage } from '#shared/domain/manifest/code-check-specs.ts';
import { AppError } from '#shared/errors.ts';

/** The language of a script by the end of its path. Throws AppError `bundle-invalid` for another one. */
export function scriptLanguage(path: string): CodeLanguage {
  if (/\.m?js$/i.test(path)) return 'javascript';
  if (/\.py$/i.test(path)) return 'python';
  throw new AppError('bundle-invalid', `The script ${path} must be a .js or a .py file.`);
}
