export interface DatasetFormat {
  readonly kind: 'jsonl' | 'json' | 'csv';
  readonly isGzipped: boolean;
}

const EXTENSIONS: Readonly<Record<string, DatasetFormat['kind']>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
};

/** How a dataset file is written, by its name or by what the manifest says; null if neither tells. */
export function datasetFormat(
  file: string,
  declared: DatasetFormat['kind'] | undefined,
): DatasetFormat | null {
  const name = file.toLowerCase();
  const isGzipped = name.endsWith('.gz');
  const plain = isGzipped ? name.slice(0, -3) : name;
  const kind = declared ?? EXTENSIONS[plain.slice(plain.lastIndexOf('.') + 1)];
  return kind === undefined ? null : { kind, isGzipped };
}
