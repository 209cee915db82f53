import type { Catalog } from '#core/catalog/catalog.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import { type FileToPack, writeZip } from '#core/bundles/pack/write-zip.ts';
import { openSource } from '#core/bundles/source/open-source.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import { AppError } from '#shared/errors.ts';

import { bundleManifest, type ExportedBundle, manifestText } from './bundle-manifest.ts';
import type { ExportSource } from './export-source.ts';

const CHUNK = 200;
const ID_FIELD = 'id';

/** Writes a bundle of exactly these cases, ready to be imported and run. */
export async function writeBundle(
  catalog: Pick<Catalog, 'cases'>,
  source: ExportSource,
  options: { choice: string; caseRows: Uint32Array; target: string },
): Promise<void> {
  const { environment } = source;
  const bundle = await openSource(environment.bundlePath);
  try {
    const plan = exportedBundle(source, options.choice);
    const manifest = manifestText(bundleManifest(source, plan));
    const kept = bundle.files.filter(({ path }) => path !== MANIFEST_FILE && !isReplaced(source, path));
    const files: FileToPack[] = [
      { path: MANIFEST_FILE, content: () => one(Buffer.from(manifest)) },
      { path: plan.datasetFile, content: () => rows(catalog, options.caseRows, plan.idField ?? ID_FIELD) },
      ...kept.map(({ path }) => ({ path, content: () => bundle.stream(path) })),
    ];
    await writeZip(options.target, files);
  } finally {
    await bundle.close();
  }
}

/** How the exported bundle names its cases and its dataset. */
export function exportedBundle({ environment }: ExportSource, choice: string): ExportedBundle {
  const taken = new Set(environment.files.map(({ path }) => path.toLowerCase()));
  const { file, examples } = environment.manifest.dataset;
  if (examples?.file !== file) taken.delete(file.toLowerCase());
  const names = ['cases.jsonl', 'chosen-cases.jsonl', `${choice}-cases.jsonl`, 'exported-cases.jsonl'];
  const datasetFile = names.find((name) => !taken.has(name));
  if (datasetFile === undefined) {
    throw new AppError(
      'conflict',
      'The bundle has files of all the names that the exported cases could have.',
    );
  }
  return { choice, datasetFile, idField: environment.manifest.dataset.id };
}

/** The dataset itself is replaced, unless the few-shot examples are read from it as well. */
function isReplaced({ environment }: ExportSource, path: string): boolean {
  const { file, examples } = environment.manifest.dataset;
  return path === file && examples?.file !== file;
}

/** The rows of the cases as they stand in the dataset, a line each; where rows had no id, the case's is added. */
async function* rows(
  { cases }: Pick<Catalog, 'cases'>,
  caseRows: Uint32Array,
  idField: string,
): AsyncGenerator<Buffer> {
  for (let start = 0; start < caseRows.length; start += CHUNK) {
    const chunk = await cases.many([...caseRows.subarray(start, start + CHUNK)]);
    const lines = chunk.map(({ id, fields }) =>
      JSON.stringify(Object.hasOwn(fields, idField) ? fields : { [idField]: id, ...fields }),
    );
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > LIMITS.manifestBytes) {
    throw new AppError('bundle-invalid', 'The manifest of the exported bundle would be too large.');
  }
  yield await Promise.resolve(bytes);
}
