import { BoundaryError } from '#core/engine/boundary.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { ExpectedOf } from '../expected-of.ts';

/** The expected queries of a case, any of which is right. Throws BoundaryError, blamed on the scorer, when one is no SQL. */
export function expectedQueries(expected: ExpectedOf, testCase: TestCase): string[] {
  const value = expected(testCase);
  const items = Array.isArray(value) ? value : [value];
  return items.map((item) => {
    if (typeof item === 'string' && item.trim() !== '') return item;
    const message = `The expected query of the check “sql-result” is ${JSON.stringify(item).slice(0, 80)}; it must be SQL.`;
    throw new BoundaryError('scorer', message, { causeKey: 'expected query is no SQL' });
  });
}
