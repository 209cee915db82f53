import type { Catalog, RunRecord } from '#core/catalog/catalog.ts';
import type { Report, ReportBreakdown } from '#shared/domain/report.ts';

import { assembleBreakdown, slowestResults } from './assemble-breakdown.ts';
import { assembleReport } from './assemble-report.ts';

const SLOWEST = 10;

/** The report of a run as it stands now. */
export async function runReport(
  { results, cases, environments }: Pick<Catalog, 'results' | 'cases' | 'environments'>,
  run: RunRecord,
): Promise<Report> {
  const { digest } = run.environment;
  const environment = await environments.get(digest);
  // Of a single check the mean is the mean score, and it takes longer to read than all the rest.
  const hasSeveralChecks = environment === null || environment.manifest.scoring.checks.length > 1;
  const [narrow, chance, checkMeans] = await Promise.all([
    results.narrow(run.id),
    cases.chance(digest),
    hasSeveralChecks ? results.checkMeans(run.id) : {},
  ]);
  return assembleReport({ run, results: narrow, chance, checkMeans });
}

/** Tags, distributions and failures of a run as it stands now. */
export async function runBreakdown(
  { results }: Pick<Catalog, 'results'>,
  run: RunRecord,
): Promise<ReportBreakdown> {
  const [narrow, tags] = await Promise.all([results.narrow(run.id), results.tags(run.id)]);
  const slowest = slowestResults(narrow, SLOWEST);
  const rows = await results.rows(slowest.map(({ resultId }) => resultId));
  const caseIds = new Map(rows.map(({ id, caseId }) => [id, caseId]));
  return {
    ...assembleBreakdown(narrow, tags),
    slowest: slowest.map((one) => ({ ...one, caseId: caseIds.get(one.resultId) ?? '' })),
  };
}
