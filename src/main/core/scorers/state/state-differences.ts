import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';

import { databaseDifferences } from './database-differences.ts';
import { documentDifferences } from './document-differences.ts';
import { isTables } from './is-tables.ts';
import type { StateDifference } from './state-difference.ts';

/**
 * Where two states differ: databases by their rows, documents by their paths. Throws BoundaryError, blamed on the
 * scorer, when there is no state at all or the expected one of a database is no tables.
 */
export function stateDifferences(
  given: Json,
  wanted: Json,
  { ignore, isDatabase }: { ignore: readonly string[]; isDatabase: boolean },
): StateDifference[] {
  if (given === null && wanted === null) {
    throw fault('The check “final-state” has nothing to compare: the tools keep no state (harness.state).');
  }
  if (!isDatabase) return documentDifferences(given, wanted, ignore);
  if (!isTables(wanted)) {
    throw fault('The expected state must be tables: {"name": {"columns": [...], "rows": [[...]]}}.');
  }
  if (!isTables(given)) throw fault('The state of the attempt is no database.');
  return databaseDifferences(given, wanted, ignore);
}

function fault(message: string): BoundaryError {
  return new BoundaryError('scorer', message, { causeKey: 'no state to compare' });
}
