import { DatasetFault } from './dataset-fault.ts';
import type { DatasetFormat } from './dataset-format.ts';
import type { ReportFault, RowBatches } from './dataset-row.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readJsonl } from './read-jsonl.ts';
import { unzipStream } from './unzip-stream.ts';

const READERS = { jsonl: readJsonl, json: readJson, csv: readCsv };

/** Reads the records of a dataset file, some at a time. What is wrong is reported; after a fault that hides the rest it ends. */
export async function* readRows(
  bytes: AsyncIterable<Buffer>,
  format: DatasetFormat,
  report: ReportFault,
): RowBatches {
  const plain = format.isGzipped ? unzipStream(bytes) : bytes;
  try {
    yield* READERS[format.kind](plain, report);
  } catch (error) {
    if (!(error instanceof DatasetFault)) throw error;
    report({ severity: 'error', ...error.place, message: error.message, remedy: error.remedy });
  }
}
