import { AppError } from '#shared/errors.ts';

import { formatBytes } from '../format-bytes.ts';
import { LIMITS } from '../limits.ts';
import { refusal } from '../refusal.ts';
import type { BundleSource } from './bundle-source.ts';
import { checkNewPath } from './check-new-path.ts';
import { createCollisionCheck } from './check-collisions.ts';
import { comparePaths } from './compare-paths.ts';

/** What another bundle has at a path: a content of its own, that of a file of the base, or nothing. */
export type FileChange =
  | { readonly path: string; readonly bytes: number; content(): Buffer }
  | { readonly path: string; readonly basePath: string }
  | { readonly path: string; readonly isGone: true };

/** A file of the changed bundle: of the base, under the name it has there, or with a content of its own. */
type Place = { readonly bytes: number } & ({ readonly basePath: string } | { content(): Buffer });

const SLICE_BYTES = 256 * 1024;

/**
 * The base with changes to it, later ones over earlier ones. Paths are held to the rules of zips: throws AppError
 * `bundle-invalid` for one that no bundle may hold. `mayGoOn` is asked before every piece that is read, and may throw.
 */
export function changedSource(
  base: BundleSource,
  changes: readonly FileChange[],
  mayGoOn: () => void = () => undefined,
): BundleSource {
  const places = placesOf(base, changes);
  checkTogether([...places.keys()], base.name);
  const find = (path: string): Place => {
    mayGoOn();
    const place = places.get(path);
    if (place === undefined) throw new AppError('not-found', `There is no file ${path} in ${base.name}.`);
    return place;
  };
  return {
    name: base.name,
    files: Array.from(places, ([path, { bytes }]) => ({ path, bytes })).sort((before, after) =>
      comparePaths(before.path, after.path),
    ),
    async read(path, maxBytes) {
      const place = find(path);
      if (place.bytes > maxBytes) throw tooLarge(path, maxBytes);
      return 'content' in place ? place.content() : base.read(place.basePath, maxBytes);
    },
    stream: (path) => pieces(base, find(path), mayGoOn),
    close: () => base.close(),
  };
}

function placesOf(base: BundleSource, changes: readonly FileChange[]): Map<string, Place> {
  const ofBase = new Map(base.files.map(({ path, bytes }) => [path, { bytes, basePath: path }]));
  const places = new Map<string, Place>(ofBase);
  for (const change of changes) {
    if ('isGone' in change) places.delete(change.path);
    else if ('content' in change) places.set(change.path, change);
    else {
      const { bytes } = ofBase.get(change.basePath) ?? { bytes: 0 };
      places.set(change.path, { bytes, basePath: change.basePath });
    }
  }
  return places;
}

function checkTogether(paths: readonly string[], name: string): void {
  if (paths.length > LIMITS.entries) {
    throw refusal({
      file: name,
      message: `holds more than ${LIMITS.entries.toLocaleString('en')} files.`,
      remedy: 'Put many small files into one.',
    });
  }
  const collisions = createCollisionCheck();
  for (const path of paths) {
    const fault = checkNewPath(path) ?? collisions.add(path);
    if (fault !== null) throw refusal({ file: path, ...fault });
  }
}

function tooLarge(file: string, maxBytes: number): AppError {
  return refusal({
    file,
    message: `is larger than ${formatBytes(maxBytes)}.`,
    remedy: 'Make it smaller.',
  });
}

async function* pieces(base: BundleSource, place: Place, mayGoOn: () => void): AsyncGenerator<Buffer> {
  const chunks = 'content' in place ? [place.content()] : base.stream(place.basePath);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      mayGoOn();
      yield chunk.subarray(at, at + SLICE_BYTES);
    }
  }
}
