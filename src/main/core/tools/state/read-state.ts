import { within } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';

import { SQL_OPEN_LIMITS } from '../tool-limits.ts';
import type { ToolState } from './tool-state.ts';

/** The state as it stands: the document, or the tables of the database; null without a state. */
export async function readState({ document, database }: ToolState): Promise<Json> {
  if (database === null) return JSON.parse(document) as Json;
  return within('sandbox', () => database.contents(SQL_OPEN_LIMITS));
}
