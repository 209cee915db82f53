import { BoundaryError } from '#core/engine/boundary.ts';
import { isTemplate } from '#core/templates/render-template.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

import { fieldReader } from '../field-reader.ts';

/**
 * A setting that is one of some words, or a template over the row that gives one. Throws AppError `bundle-invalid` for
 * another word or a faulty template; the reader throws BoundaryError, blamed on the scorer, when a row gives another.
 */
export function rowChoice<T extends string>(
  name: string,
  source: string,
  words: readonly T[],
): (testCase: TestCase) => T {
  const wordOf = (text: unknown): T | undefined => words.find((word) => word === text);
  const listed = words.map((word) => `“${word}”`).join(', ');
  if (!isTemplate(source)) {
    const word = wordOf(source);
    if (word !== undefined) return () => word;
    throw new AppError('bundle-invalid', `“${source}” is not known as ${name}. Write one of ${listed}.`);
  }
  const read = fieldReader(`${name} of the check “sql-result”`, source);
  return (testCase) => {
    const found = read(testCase);
    const word = wordOf(typeof found === 'string' ? found.trim() : found);
    if (word !== undefined) return word;
    const message = `The template of ${name} gives ${JSON.stringify(found) ?? 'nothing'}; it must give one of ${listed}.`;
    throw new BoundaryError('scorer', message, { causeKey: `${name} is not known` });
  };
}
