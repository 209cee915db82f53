import { writeFile } from 'node:fs/promises';

import type { Catalog } from '#core/catalog/catalog.ts';
import { compareRuns } from '#core/comparisons/compare-runs.ts';
import { comparisonIndex } from '#core/comparisons/comparison-index.ts';
import { comparisonRows } from '#core/comparisons/comparison-rows.ts';
import { openComparison } from '#core/comparisons/opened-comparison.ts';
import type { FileRegistry } from '#core/files/file-registry.ts';
import { findRun } from '#core/runs/find-run.ts';
import { runBreakdown, runReport } from '#core/reports/run-report.ts';
import type { Handlers } from '#shared/contract.ts';
import type { ComparisonRequest } from '#shared/domain/comparison.ts';

import { comparisonPage } from './comparison-page.ts';
import { runPage } from './run-page.ts';

export interface ReportFileDeps {
  catalog: Catalog;
  files: Pick<FileRegistry, 'create'>;
  version: string;
  now: () => Date;
}

/** What one document may hold, so that a browser opens it at once. */
const MOST_ROWS = 2_000;
const MOST_FAILURES = 200;
const CHUNK = 500;

/** Calls about reports as files. */
export function reportFileHandlers(deps: ReportFileDeps): Pick<Handlers, 'reports.html'> {
  return {
    'reports.html': (request) =>
      'runId' in request ? runFile(deps, request.runId) : comparisonFile(deps, request.comparison),
  };
}

async function runFile({ catalog, files, version, now }: ReportFileDeps, reference: string) {
  const run = await findRun(catalog, reference);
  const [report, breakdown] = await Promise.all([runReport(catalog, run), runBreakdown(catalog, run)]);
  const inOrder = { by: 'index', descending: false } as const;
  const all = await catalog.results.index(run.id, {}, inOrder);
  const wrong = await catalog.results.index(run.id, { verdicts: ['fail', 'partial', 'error'] }, inOrder);
  const failures = await Promise.all(
    [...wrong.ids.subarray(0, MOST_FAILURES)].map((id) => catalog.results.get(id)),
  );
  const html = runPage({
    report,
    breakdown,
    failures: failures.filter((one) => one !== null),
    moreFailures: Math.max(0, wrong.ids.length - MOST_FAILURES),
    rows: await catalog.results.rows([...all.ids.subarray(0, MOST_ROWS)]),
    moreRows: Math.max(0, all.ids.length - MOST_ROWS),
    appVersion: version,
    madeAt: now().toISOString(),
  });
  const name = `${run.environment.id}_run${run.number}_report.html`;
  return files.create(name, (target) => writeFile(target, html, { flag: 'wx' }));
}

async function comparisonFile({ catalog, files, now }: ReportFileDeps, request: ComparisonRequest) {
  const comparison = await openComparison(catalog, request);
  const { ids, counts } = await comparisonIndex(catalog, {
    ...request,
    show: 'changed',
    against: null,
    search: '',
  });
  const shown = [...ids.subarray(0, CHUNK)];
  const rows = await comparisonRows(catalog, comparison, shown);
  const html = comparisonPage(compareRuns(comparison), rows, {
    changed: counts.changed ?? 0,
    madeAt: now().toISOString(),
  });
  const numbers = comparison.runs.map(({ run }) => run.number).join('-');
  return files.create(`comparison_runs_${numbers}.html`, (target) => writeFile(target, html, { flag: 'wx' }));
}
