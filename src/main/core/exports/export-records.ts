import type { Catalog } from '#core/catalog/catalog.ts';

import { resultDetails } from './chosen-results.ts';
import type { ExportedRecord, ExportSource } from './export-source.ts';
import type { TextFormat } from './index.ts';

/** The records of chosen results, one after the other, with what the format cannot hold among them. Rows of the cases that have a record are put into `written`. */
export async function* exportRecords(
  catalog: Pick<Catalog, 'results'>,
  source: ExportSource,
  { format, ids, written }: { format: TextFormat; ids: Uint32Array; written?: Set<number> },
): AsyncGenerator<ExportedRecord> {
  const cases = new Set<number>();
  for await (const result of resultDetails(catalog, ids)) {
    if (format.isOfCase && cases.has(result.caseRow)) {
      yield { leftOut: 'another attempt at the same case gives the same record' };
      continue;
    }
    cases.add(result.caseRow);
    const record = format.record(source, result);
    if ('text' in record) written?.add(result.caseRow);
    yield record;
  }
}
