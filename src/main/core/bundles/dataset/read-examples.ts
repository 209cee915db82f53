import type { DatasetSpec } from '#shared/domain/manifest/dataset-spec.ts';
import type { ShotExample } from '#shared/domain/test-case.ts';

import { LIMITS } from '../limits.ts';
import type { ReportFault, RowBatches } from './dataset-row.ts';
import { reportInexact } from './row-flaws.ts';
import { createRowMapper } from './row-mapper.ts';

/** Reads few-shot examples: rows mapped like those of the dataset, as many as the manifest takes. */
export async function readExamples(
  spec: DatasetSpec,
  rows: RowBatches,
  { report, used }: { report: ReportFault; used: ReadonlySet<string> },
): Promise<ShotExample[]> {
  const { id: _id, solution: _solution, ...rest } = spec;
  const mapper = createRowMapper({ ...rest, tags: [] });
  const wanted = spec.examples?.take ?? LIMITS.examples;
  const examples: ShotExample[] = [];
  let count = 0;
  for await (const batch of rows) {
    for (const row of batch) {
      if (count === wanted) return examples;
      count += 1;
      if (reportInexact(row, used, report)) continue;
      const mapped = mapper.map({ ...row.fields, id: String(count) }, count, (fault) => {
        const { severity, message, remedy } = fault;
        report({ severity, message, remedy, ...row.place(fault.field) });
      });
      if (mapped === null) continue;
      const { input, expected, choices } = mapped;
      examples.push({ input, expected, choices, fields: row.fields });
    }
  }
  checkCount(count, spec, report);
  return examples;
}

function checkCount(count: number, spec: DatasetSpec, report: ReportFault): void {
  const taken = spec.examples?.take;
  const tell = (message: string, remedy: string): void => {
    report({ severity: 'error', line: 1, column: 1, message, remedy });
  };
  if (count === 0) tell('The file holds no example.', 'Add examples, or remove "examples:".');
  else if (taken !== undefined && count < taken) {
    tell(
      `The file holds ${count} examples, but ${taken} are to be taken.`,
      'Lower "take:", or add examples.',
    );
  } else if (count >= LIMITS.examples && taken === undefined) {
    tell(`The file holds ${LIMITS.examples} examples or more.`, 'Say with "take:" how many are shown.');
  }
}
