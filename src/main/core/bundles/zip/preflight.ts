import { fstatSync } from 'node:fs';

import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import { refusal } from '#core/bundles/refusal.ts';
import { createCollisionCheck } from '#core/bundles/source/check-collisions.ts';

import { checkEntry } from './check-entry.ts';
import { checkLayout } from './check-layout.ts';
import { findDirectory } from './find-directory.ts';
import { type EntrySpan, placeEntry } from './place-entry.ts';
import { readDirectory } from './read-directory.ts';
import type { PlacedEntry } from './zip-entry.ts';

/**
 * Examines an open zip before anything of it is unpacked. Returns its files (folders left out) or throws
 * AppError `bundle-invalid` with the one reason why it is refused. What only unpacking can show (checksum,
 * true length) is checked while reading.
 */
export function preflight(fd: number, name: string): PlacedEntry[] {
  const { size } = fstatSync(fd);
  if (size > LIMITS.archiveBytes) {
    throw refusal({
      file: name,
      message: `is larger than ${formatBytes(LIMITS.archiveBytes)}.`,
      remedy: 'Split the environment.',
    });
  }
  const place = findDirectory(fd, size, name);
  const spans: EntrySpan[] = [];
  const collisions = createCollisionCheck();
  let total = 0;
  for (const entry of readDirectory(fd, place, name)) {
    const fault = checkEntry(entry) ?? collisions.add(entry.path);
    if (fault !== null) throw refusal({ file: printable(entry.path), ...fault });
    total += entry.bytes;
    if (total > LIMITS.totalBytes) throw tooLarge(name);
    const placed = placeEntry(fd, entry, place.offset);
    if ('message' in placed) throw refusal({ file: printable(entry.path), ...placed });
    spans.push(placed);
  }
  checkLayout(fd, spans, place.offset, name);
  return spans.map((span) => span.entry).filter((entry) => !entry.isFolder);
}

function tooLarge(name: string): Error {
  return refusal({
    file: name,
    message: `unpacks to more than ${formatBytes(LIMITS.totalBytes)}.`,
    remedy: 'Split the environment, or compress its data with gzip inside the bundle.',
  });
}

/** A hostile name is shown without what could mislead the eye. */
function printable(path: string): string {
  const text = JSON.stringify(path.slice(0, 120)).slice(1, -1);
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD') || '(no name)';
}
