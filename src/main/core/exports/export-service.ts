import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { EventBus } from '#core/api/event-bus.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { FileHandleInfo, FileRegistry } from '#core/files/file-registry.ts';
import type { ExportPreview, ExportRequest } from '#shared/domain/export.ts';
import { AppError } from '#shared/errors.ts';

import { bundleManifest, manifestText } from './bundle-manifest.ts';
import { chosenResults } from './chosen-results.ts';
import { choiceWord, exportFileName } from './export-file-name.ts';
import { exportRecords } from './export-records.ts';
import type { ExportSource } from './export-source.ts';
import { textFormats } from './index.ts';
import { exportedBundle, writeBundle } from './write-bundle.ts';

export interface ExportDeps {
  catalog: Pick<Catalog, 'runs' | 'results' | 'cases' | 'environments' | 'failureSets' | 'training'>;
  files: Pick<FileRegistry, 'create'>;
  bus: EventBus;
}

/** What an export would hold; writes nothing. */
export async function previewExport({ catalog }: ExportDeps, request: ExportRequest): Promise<ExportPreview> {
  const source = await sourceOf(catalog, request);
  const choice = await choiceWord(catalog, request.what);
  const fileName = exportFileName(source.run, { choice, format: request.format });
  const ids = await chosenResults(catalog, source.run, request.what);
  if (request.format === 'bundle') {
    const plan = exportedBundle(source, choice);
    const { length: count } = await casesOf(catalog, source.run.id, ids);
    const sample = count === 0 ? null : manifestText(bundleManifest(source, plan));
    return { fileName, count, leftOut: [], sample };
  }
  const format = textFormats[request.format];
  const leftOut = new Map<string, number>();
  let count = 0;
  let sample: string | null = null;
  for await (const record of exportRecords(catalog, source, { format, ids })) {
    if ('leftOut' in record) leftOut.set(record.leftOut, (leftOut.get(record.leftOut) ?? 0) + 1);
    else {
      sample ??= record.text.trimEnd();
      count += 1;
    }
  }
  return {
    fileName,
    count,
    leftOut: [...leftOut].map(([reason, number]) => ({ reason, count: number })),
    sample,
  };
}

/**
 * Writes an export to a file for download. The failures of a run without any are a text without records; anything
 * else that would be empty throws AppError `invalid-input`. Formats for training mark the cases that they hold.
 */
export async function createExport(
  { catalog, files, bus }: ExportDeps,
  request: ExportRequest,
): Promise<FileHandleInfo> {
  const source = await sourceOf(catalog, request);
  const choice = await choiceWord(catalog, request.what);
  const ids = await chosenResults(catalog, source.run, request.what);
  const { id: runId } = source.run;
  return files.create(exportFileName(source.run, { choice, format: request.format }), async (target) => {
    if (request.format === 'bundle') {
      const caseRows = await casesOf(catalog, runId, ids);
      if (caseRows.length === 0) throw nothingToExport(request);
      await writeBundle(catalog, source, { choice, caseRows, target });
      return;
    }
    const format = textFormats[request.format];
    const written = new Set<number>();
    const records = exportRecords(catalog, source, { format, ids, written });
    const isWithoutFailures = request.what.kind === 'failures' && ids.length === 0;
    const content = isWithoutFailures ? [Buffer.from(format.header)] : texts(format.header, records, request);
    await pipeline(Readable.from(content), createWriteStream(target, { flags: 'wx' }));
    if (!format.isForTraining || written.size === 0) return;
    await catalog.training.mark({ runId, format: request.format, caseRows: Uint32Array.from(written) });
    bus.publish('catalog.changed', { what: 'failure-sets' });
  });
}

async function* texts(
  header: string,
  records: ReturnType<typeof exportRecords>,
  request: ExportRequest,
): AsyncGenerator<string> {
  let isEmpty = true;
  for await (const record of records) {
    if ('leftOut' in record) continue;
    yield isEmpty ? header + record.text : record.text;
    isEmpty = false;
  }
  if (isEmpty) throw nothingToExport(request);
}

async function sourceOf(
  catalog: ExportDeps['catalog'],
  { runId, what }: ExportRequest,
): Promise<ExportSource> {
  const run = await catalog.runs.find(runId);
  if (run === null) {
    throw new AppError(
      'not-found',
      what.kind === 'failure-set'
        ? 'The run with the answers was deleted. Restore it from the trash, or run the set again and export that run.'
        : `There is no run ${runId}.`,
    );
  }
  const environment = await catalog.environments.get(run.environment.digest);
  if (environment === null) {
    throw new AppError(
      'not-found',
      `The environment of run ${run.number} is gone, so it cannot be exported.`,
    );
  }
  return { run, environment };
}

/** Case rows of results, each once, in the order of the dataset. */
async function casesOf(
  { results }: Pick<Catalog, 'results'>,
  runId: string,
  ids: Uint32Array,
): Promise<Uint32Array> {
  const wanted = new Set(ids);
  const rows = (await results.narrow(runId)).filter(({ id }) => wanted.has(id)).map(({ caseRow }) => caseRow);
  return Uint32Array.from(new Set(rows));
}

function nothingToExport({ what, format }: ExportRequest): AppError {
  return new AppError(
    'invalid-input',
    what.kind === 'failures' && format === 'bundle'
      ? 'The run has no failures to export.'
      : 'No result can be exported this way. Choose other results or another format.',
  );
}
