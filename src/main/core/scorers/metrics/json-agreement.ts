import type { Json } from '#shared/domain/json.ts';

import { matchEqual } from './match-items.ts';

export interface JsonComparison {
  /** Arrays are equal in any order. */
  readonly ignoreOrder: boolean;
  /** Largest difference of two numbers that still counts as equal. */
  readonly tolerance: number;
}

/** How far two JSON values agree: the leaves of both, how many of them are the same, and where they first differ. */
export interface JsonAgreement {
  readonly leaves: number;
  readonly equal: number;
  /** Path and difference in words; null if there is none. */
  readonly difference: string | null;
}

/**
 * Compares two JSON values leaf by leaf. A leaf is a text, number, truth value, null or empty container; what only one
 * side has counts with all its leaves. The order of keys never matters.
 */
export function jsonAgreement(given: Json, wanted: Json, options: JsonComparison): JsonAgreement {
  return compare(given, wanted, { ...options, path: 'the answer' });
}

type Context = JsonComparison & { readonly path: string };

function compare(given: Json | undefined, wanted: Json | undefined, context: Context): JsonAgreement {
  if (given === undefined || wanted === undefined) return onlyOne(given, wanted, context);
  if (isList(given) && isList(wanted) && given.length + wanted.length > 0) {
    return compareLists(given, wanted, context);
  }
  if (isObject(given) && isObject(wanted) && Object.keys({ ...given, ...wanted }).length > 0) {
    return compareObjects(given, wanted, context);
  }
  if (isSameLeaf(given, wanted, context.tolerance)) return { leaves: 1, equal: 1, difference: null };
  const difference = `${context.path}: expected ${shown(wanted)}, got ${shown(given)}`;
  return { leaves: Math.max(leavesOf(given), leavesOf(wanted)), equal: 0, difference };
}

function onlyOne(given: Json | undefined, wanted: Json | undefined, { path }: Context): JsonAgreement {
  const difference = given === undefined ? `${path} is missing` : `${path} is not expected`;
  return { leaves: leavesOf(given ?? wanted ?? null), equal: 0, difference };
}

function compareObjects(given: JsonObject, wanted: JsonObject, context: Context): JsonAgreement {
  const keys = new Set([...Object.keys(wanted), ...Object.keys(given)]);
  return added(
    Array.from(keys, (key) =>
      compare(own(given, key), own(wanted, key), { ...context, path: `${context.path}.${key}` }),
    ),
  );
}

function compareLists(given: readonly Json[], wanted: readonly Json[], context: Context): JsonAgreement {
  const pairs = context.ignoreOrder ? matched(given, wanted, context) : inOrder(given, wanted);
  return added(
    pairs.map(([one, other], place) =>
      compare(one, other, { ...context, path: `${context.path}[${place}]` }),
    ),
  );
}

type Pair = readonly [given: Json | undefined, wanted: Json | undefined];

function inOrder(given: readonly Json[], wanted: readonly Json[]): Pair[] {
  const length = Math.max(given.length, wanted.length);
  return Array.from({ length }, (_, place) => [given[place], wanted[place]]);
}

/** Pairs items that are equal first, as many as can be, then those that agree most. */
function matched(given: readonly Json[], wanted: readonly Json[], context: Context): Pair[] {
  const agreement = (one: number, other: number) => compare(given[one], wanted[other], context);
  const equal = matchEqual(
    given.length,
    wanted.length,
    (one, other) => agreement(one, other).difference === null,
    { isTransitive: context.tolerance === 0 },
  );
  const left = new Set(given.keys());
  const missing = new Set(wanted.keys());
  const pairs: Pair[] = [];
  const pair = (one: number, other: number) => {
    left.delete(one);
    missing.delete(other);
    pairs.push([given[one], wanted[other]]);
  };
  for (const [one, other] of equal.toSorted((first, second) => first[1] - second[1])) pair(one, other);
  for (const other of missing) {
    const shares = Array.from(left, (one) => [one, shareOf(agreement(one, other))] as const);
    const [best] = shares.toSorted((first, second) => second[1] - first[1]);
    if (best !== undefined) pair(best[0], other);
  }
  return [
    ...pairs,
    ...Array.from(missing, (other): Pair => [undefined, wanted[other]]),
    ...Array.from(left, (one): Pair => [given[one], undefined]),
  ];
}

function shareOf({ equal, leaves }: JsonAgreement): number {
  return equal / leaves;
}

function added(parts: readonly JsonAgreement[]): JsonAgreement {
  return {
    leaves: parts.reduce((sum, part) => sum + part.leaves, 0),
    equal: parts.reduce((sum, part) => sum + part.equal, 0),
    difference: parts.find((part) => part.difference !== null)?.difference ?? null,
  };
}

function isSameLeaf(given: Json, wanted: Json, tolerance: number): boolean {
  if (typeof given === 'number' && typeof wanted === 'number') {
    const noise = tolerance === 0 ? 0 : 4 * Number.EPSILON * Math.max(Math.abs(given), Math.abs(wanted));
    return Math.abs(given - wanted) <= tolerance + noise;
  }
  if (isList(given) && isList(wanted)) return true;
  if (isObject(given) && isObject(wanted)) return true;
  return given === wanted;
}

function leavesOf(value: Json): number {
  const items = isList(value) ? value : isObject(value) ? Object.values(value) : [];
  return items.length === 0 ? 1 : items.reduce<number>((sum, item) => sum + leavesOf(item), 0);
}

type JsonObject = { readonly [key: string]: Json };

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
