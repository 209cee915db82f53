import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { closest } from '#core/bundles/problems/closest.ts';
import type { BundleSource } from '#core/bundles/source/bundle-source.ts';

import { datasetFormat } from '../dataset/dataset-format.ts';
import { namedFiles, rowFiles } from './named-files.ts';

/** Checks that every file the manifest names is in the bundle and can be what it is named for. */
export function checkFiles(parts: ManifestParts, source: BundleSource, report: ReportAt): void {
  const paths = source.files.map((file) => file.path);
  for (const { path, file } of namedFiles(parts)) {
    if (!paths.includes(file)) reportMissing(path, file, paths, report);
  }
  warnOfSharedFile(parts, report);
  for (const { path, file } of rowFiles(parts)) {
    if (paths.includes(file) && datasetFormat(file, parts.dataset?.format) === null) {
      report(
        path,
        `The name of ${file} does not tell how it is written.`,
        'Add "format:" (jsonl, json or csv) to dataset, or rename the file.',
      );
    }
  }
}

/** Examples out of the dataset itself show the model what it is asked. */
function warnOfSharedFile({ dataset }: ManifestParts, report: ReportAt): void {
  if (dataset?.examples === undefined || dataset.examples.file !== dataset.file) return;
  report(
    ['dataset', 'examples', 'file'],
    'The examples are read from the dataset itself, so cases are shown with their answers.',
    'Put the examples into a file of their own.',
    { severity: 'warning' },
  );
}

function reportMissing(path: KeyPath, file: string, paths: readonly string[], report: ReportAt): void {
  const plain = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const meant = paths.includes(plain) ? plain : closest(file, paths);
  const guess = meant === null ? '' : ` Did you mean "${meant}"?`;
  const list = paths.filter((one) => !one.endsWith('.yaml')).slice(0, 8);
  const listed = list.length === 0 ? 'Add the file.' : `The bundle holds: ${list.join(', ')}.`;
  report(
    path,
    `There is no file "${file}" in the bundle.${guess}`,
    meant === null ? listed : `Write "${meant}".`,
  );
}
