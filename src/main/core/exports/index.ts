import type { ExportFormat } from '#shared/domain/export.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';

import { CSV_HEADER, csvRecord } from './csv-record.ts';
import { dpoRecord } from './dpo-record.ts';
import type { ExportedRecord, ExportSource } from './export-source.ts';
import { jsonlRecord } from './jsonl-record.ts';
import { sftRecord } from './sft-record.ts';

/** A format of one text a result. */
export interface TextFormat {
  extension: string;
  /** Written before the first record. */
  header: string;
  /** Attempts at one case would give the same record. */
  isOfCase: boolean;
  /** What is exported is meant for a model to learn, which is remembered of the cases. */
  isForTraining: boolean;
  record: (source: ExportSource, result: ResultDetail) => ExportedRecord;
}

/** Format → how its records are written. Bundles are not of this kind. */
export const textFormats: Readonly<Record<Exclude<ExportFormat, 'bundle'>, TextFormat>> = {
  jsonl: { extension: 'jsonl', header: '', isOfCase: false, isForTraining: false, record: jsonlRecord },
  sft: { extension: 'jsonl', header: '', isOfCase: true, isForTraining: true, record: sftRecord },
  dpo: { extension: 'jsonl', header: '', isOfCase: false, isForTraining: true, record: dpoRecord },
  csv: { extension: 'csv', header: CSV_HEADER, isOfCase: false, isForTraining: false, record: csvRecord },
};
