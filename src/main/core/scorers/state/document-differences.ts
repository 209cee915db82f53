import type { Json } from '#shared/domain/json.ts';

import { isSameCell } from '../sql/same-cell.ts';
import { shownValue, type StateDifference } from './state-difference.ts';

/**
 * Where two documents differ, as dotted paths. The order of keys never matters, that of lists does. What lies at or
 * below an ignored path does not count; `*` in it stands for any key or place of a list.
 */
export function documentDifferences(given: Json, wanted: Json, ignore: readonly string[]): StateDifference[] {
  return compare(given, wanted, { path: [], ignored: ignore.map((path) => path.split('.')) });
}

interface Place {
  readonly path: readonly string[];
  readonly ignored: readonly (readonly string[])[];
}

function compare(given: Json | undefined, wanted: Json | undefined, place: Place): StateDifference[] {
  if (place.ignored.some((pattern) => isAt(place.path, pattern))) return [];
  if (isBranch(given) && isBranch(wanted) && Array.isArray(given) === Array.isArray(wanted)) {
    const keys = new Set([...Object.keys(wanted), ...Object.keys(given)]);
    return Array.from(keys).flatMap((key) =>
      compare(own(given, key), own(wanted, key), { ...place, path: [...place.path, key] }),
    );
  }
  if (isSame(given, wanted)) return [];
  return [{ path: place.path.join('.'), expected: shownValue(wanted), got: shownValue(given) }];
}

function isAt(path: readonly string[], pattern: readonly string[]): boolean {
  return (
    path.length === pattern.length && pattern.every((part, index) => part === '*' || part === path[index])
  );
}

function isSame(given: Json | undefined, wanted: Json | undefined): boolean {
  if (given === undefined || wanted === undefined) return false;
  return isBranch(given) || isBranch(wanted) ? false : isSameCell(given, wanted, 0);
}

type Branch = { readonly [key: string]: Json };

/** Lists have their places for keys. */
function isBranch(value: Json | undefined): value is Branch {
  return typeof value === 'object' && value !== null;
}

function own(branch: Branch, key: string): Json | undefined {
  return Object.hasOwn(branch, key) ? branch[key] : undefined;
}
