import type { ResultDetail } from '#shared/domain/result-view.ts';

import type { ExportedRecord, ExportSource } from './export-source.ts';

/** Everything known about an attempt, as one line of JSON. */
export function jsonlRecord({ run, environment }: ExportSource, result: ResultDetail): ExportedRecord {
  const { testCase, id: _id, runId: _run, caseRow: _row, attempts: _attempts, ...attempt } = result;
  const record = {
    run: run.number,
    runId: run.id,
    model: run.model,
    environment: { id: environment.id, version: environment.version, digest: environment.digest },
    ...attempt,
    case: testCase,
  };
  return { text: `${JSON.stringify(record)}\n` };
}
