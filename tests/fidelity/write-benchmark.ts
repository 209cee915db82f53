import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { stringify } from 'yaml';

/** A row of a data file. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows of a JSON Lines file, also of a compressed one (.gz). */
export function readRows(path: string): Row[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

/** Writes a native bundle as a folder and returns its path. */
export function writeBundle(
  folder: string,
  { manifest, rows, readme }: { manifest: Row; rows: readonly Row[]; readme: string },
): string {
  mkdirSync(folder, { recursive: true });
  const whole = { schema: 'benchgen/1', version: '1.0.0', readme: 'README.md', ...manifest };
  writeFileSync(join(folder, 'environment.yaml'), stringify(whole));
  writeFileSync(join(folder, 'README.md'), readme);
  writeFileSync(join(folder, 'cases.jsonl'), jsonLines(rows));
  return folder;
}

/** Writes further files of a bundle. */
export function writeFiles(folder: string, files: readonly (readonly [path: string, text: string])[]): void {
  for (const [path, text] of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

/** Writes the recorded responses alone, so that no verdict can leak into the scoring. */
export function writeReplay(path: string, rows: readonly Row[], key: 'id' | 'index'): string {
  const lines = rows.map((row) => ({ [key]: row[key], response: row['response'] }));
  writeFileSync(path, jsonLines(lines));
  return path;
}

function jsonLines(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
