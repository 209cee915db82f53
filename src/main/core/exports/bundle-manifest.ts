import { stringify } from 'yaml';

import type { Manifest } from '#shared/domain/manifest/manifest.ts';

import type { ExportSource } from './export-source.ts';

const LONGEST_ID = 80;
const LONGEST_TITLE = 120;

export interface ExportedBundle {
  /** Such as `failures`. */
  choice: string;
  /** Path of its cases. */
  datasetFile: string;
  /** Field that names the cases; undefined where the rows have an `id`. */
  idField: string | undefined;
}

/** The manifest of a bundle of chosen cases: as the environment's own, under another id and with its own dataset. */
export function bundleManifest(
  { run, environment }: ExportSource,
  { choice, datasetFile, idField }: ExportedBundle,
): Manifest {
  const { manifest } = environment;
  const { format: _format, id: _id, ...dataset } = manifest.dataset;
  return {
    ...manifest,
    id: withEnding(manifest.id, `-${choice}-run${run.number}`, LONGEST_ID),
    title: withEnding(manifest.title, `: ${choice} of run ${run.number}`, LONGEST_TITLE),
    dataset: { ...dataset, file: datasetFile, ...(idField === undefined ? {} : { id: idField }) },
  };
}

/** A manifest as it stands in a bundle. */
export function manifestText(manifest: Manifest): string {
  return stringify(manifest, { lineWidth: 100 });
}

function withEnding(text: string, ending: string, longest: number): string {
  return `${text.slice(0, longest - ending.length).replace(/-+$/, '')}${ending}`;
}
