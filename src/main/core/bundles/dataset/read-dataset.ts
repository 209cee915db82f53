import type { DatasetSpec } from '#shared/domain/manifest/dataset-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { LIMITS } from '../limits.ts';
import type { DatasetRow, ReportFault, RowBatches } from './dataset-row.ts';
import { reportInexact } from './row-flaws.ts';
import { createRowMapper, type MappingFault, type RowMapper } from './row-mapper.ts';

/** Rows whose fields tell which fields there are. */
const FIRST_ROWS = 1_000;

/** Told of what a case is worth looking at further; reports what it finds at a field of the row. */
export type ProbeCases = (
  cases: readonly { testCase: TestCase; report: (fault: MappingFault) => void }[],
) => void;

export interface DatasetJob {
  readonly spec: DatasetSpec;
  readonly rows: RowBatches;
  readonly report: ReportFault;
  /** Fields that something reads. */
  readonly used: ReadonlySet<string>;
  /** Told of the fields of the first rows; gives those that are looked for in vain and were reported. Null: rows cannot be mapped at all. */
  readonly learn: (fields: ReadonlySet<string>) => ReadonlySet<string> | null;
  readonly probe: ProbeCases;
  /** Good cases, in order, some at a time. */
  readonly onCases: (cases: readonly TestCase[]) => void;
  /** Asked between batches of rows: whether the rest can be left out. */
  readonly isEnough?: () => boolean;
}

/** Reads, maps and checks all rows of a dataset. Returns how many there are, good or not. */
export async function readDataset(job: DatasetJob): Promise<number> {
  let pending: DatasetRow[] = [];
  let mapRows: ((rows: readonly DatasetRow[]) => void) | null = null;
  let count = 0;
  for await (const batch of job.rows) {
    if (job.isEnough?.() === true) break;
    count += batch.length;
    if (count > LIMITS.cases) {
      job.report(tooMany(batch[0]));
      return count;
    }
    if (mapRows === null) {
      pending = pending.concat(batch);
      if (pending.length < FIRST_ROWS) continue;
      mapRows = prepare(job, pending);
      mapRows(pending);
      pending = [];
    } else mapRows(batch);
  }
  if (mapRows === null && pending.length > 0) prepare(job, pending)(pending);
  return count;
}

function prepare(job: DatasetJob, first: readonly DatasetRow[]): (rows: readonly DatasetRow[]) => void {
  const fields = new Set<string>();
  for (const row of first) for (const name of Object.keys(row.fields)) fields.add(name);
  const unknown = job.learn(fields);
  if (unknown === null) return () => undefined;
  const mapper = createRowMapper(job.spec, unknown);
  const places = new Map<string, number>();
  let index = 0;
  return (rows) => {
    const cases = rows.flatMap((row) => readCase(job, { mapper, places, row, index: index++ }));
    const wrong = new Set<TestCase>();
    job.probe(
      cases.map(({ testCase, row }) => ({
        testCase,
        report: (fault) => {
          if (fault.severity === 'error') wrong.add(testCase);
          reportAt(job.report, row, fault);
        },
      })),
    );
    job.onCases(cases.map(({ testCase }) => testCase).filter((testCase) => !wrong.has(testCase)));
  };
}

interface RowJob {
  mapper: RowMapper;
  /** Rows of the ids so far, from 0. */
  places: Map<string, number>;
  row: DatasetRow;
  index: number;
}

function readCase(
  job: DatasetJob,
  { mapper, places, row, index }: RowJob,
): { testCase: TestCase; row: DatasetRow }[] {
  if (reportInexact(row, job.used, job.report)) return [];
  const testCase = mapper.map(row.fields, index, (fault) => reportAt(job.report, row, fault));
  if (testCase === null) return [];
  const earlier = places.get(testCase.id);
  if (earlier === undefined) {
    places.set(testCase.id, index);
    return [{ testCase, row }];
  }
  reportAt(job.report, row, {
    severity: 'error',
    field: job.spec.id ?? 'id',
    message: `The id "${testCase.id.slice(0, 80)}" is already that of row ${earlier + 1}.`,
    remedy: 'Give every case an id of its own.',
  });
  return [];
}

function reportAt(report: ReportFault, row: DatasetRow, fault: MappingFault): void {
  const { severity, field, message, remedy } = fault;
  report({ severity, message, remedy, ...row.place(field) });
}

function tooMany(row: DatasetRow | undefined): Parameters<ReportFault>[0] {
  const message = `The dataset has more than ${LIMITS.cases.toLocaleString('en')} cases.`;
  const place = row?.place(null) ?? { line: 1, column: 1 };
  return { severity: 'error', ...place, message, remedy: 'Split the environment.' };
}
