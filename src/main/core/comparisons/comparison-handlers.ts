import type { FileRegistry } from '#core/files/file-registry.ts';
import type { Handlers } from '#shared/contract.ts';

import { compareRuns } from './compare-runs.ts';
import { comparisonIndex } from './comparison-index.ts';
import { comparisonRows } from './comparison-rows.ts';
import { exportComparison } from './export-comparison.ts';
import { type ComparedCatalog, openComparison } from './opened-comparison.ts';
import { scorePairs } from './score-pairs.ts';

/** Calls about comparisons. */
export function comparisonHandlers(deps: { catalog: ComparedCatalog; files: Pick<FileRegistry, 'create'> }) {
  const { catalog } = deps;
  return {
    'comparisons.get': async (request) => compareRuns(await openComparison(catalog, request)),
    'comparisons.index': (request) => comparisonIndex(catalog, request),
    'comparisons.rows': async (request) =>
      comparisonRows(catalog, await openComparison(catalog, request), request.ids),
    'comparisons.scores': async ({ baseline, runId }) =>
      scorePairs(await openComparison(catalog, { runIds: [baseline, runId], baseline })),
    'comparisons.export': (request) => exportComparison(deps, request),
  } satisfies Partial<Handlers>;
}
