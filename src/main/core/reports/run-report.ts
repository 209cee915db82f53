import type { Catalog, NarrowResult, RunRecord } from '#core/catalog/catalog.ts';
import { FLAGS } from '#shared/domain/case-result.ts';
import type { CheckKind, CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import type { Report, ReportBreakdown } from '#shared/domain/report.ts';

import { assembleBreakdown, slowestResults } from './assemble-breakdown.ts';
import { assembleReport } from './assemble-report.ts';

const SLOWEST = 10;
const MEASURING: ReadonlySet<CheckKind> = new Set([
  'judge',
  'instructions',
  'function-call',
  'code-tests',
  'sql-result',
  'final-state',
  'script',
]);
const DROPPED_BIT = 1 << FLAGS.indexOf('parameter-dropped');

/** The report of a run as it stands now. */
export async function runReport(
  {
    results,
    cases,
    environments,
    training,
  }: Pick<Catalog, 'results' | 'cases' | 'environments' | 'training'>,
  run: RunRecord,
): Promise<Report> {
  const { digest } = run.environment;
  const environment = await environments.get(digest);
  // Of a single check the mean is the mean score, and it takes longer to read than all the rest.
  const hasSeveralChecks = environment === null || environment.manifest.scoring.checks.length > 1;
  // Nor do runs without judges, users and such checks look for what these leave behind.
  const hasRoles = environment === null || rolesOf(environment.manifest).length > 0;
  const mayMeasure = environment === null || environment.manifest.scoring.checks.some(isMeasuring);
  const [narrow, chance, checkMeans, roles, measures, sandboxes, seenInTraining] = await Promise.all([
    results.narrow(run.id),
    cases.chance(digest),
    hasSeveralChecks ? results.checkMeans(run.id) : {},
    hasRoles ? results.roleUse(run.id) : [],
    mayMeasure ? results.measures(run.id) : [],
    results.sandboxes(run.id),
    training.seenBefore(run.id),
  ]);
  const droppedParameters = await droppedIn(results, narrow);
  return assembleReport({
    run,
    results: narrow,
    chance,
    checkMeans,
    droppedParameters,
    roles,
    measures,
    sandboxes,
    seenInTraining,
  });
}

/** Whether checks of this kind may give further numbers beside their scores. */
function isMeasuring({ kind }: CheckSpec): boolean {
  return MEASURING.has(kind);
}

/** Names of the parameters that the server did not take, as the first such result tells; none without its transcript. */
async function droppedIn(
  results: Catalog['results'],
  narrow: readonly NarrowResult[],
): Promise<readonly string[]> {
  const first = narrow.find(({ flags }) => (flags & DROPPED_BIT) !== 0);
  const detail = first === undefined ? null : await results.get(first.id);
  const names = detail?.transcript.flatMap(({ droppedParameters = [] }) => droppedParameters);
  return [...new Set(names)];
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
