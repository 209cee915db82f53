import type * as z from 'zod';

import { didYouMean } from '#core/bundles/problems/closest.ts';

import type { Explanation, Issue } from './explanation.ts';
import { formatPath, type KeyPath, valueAt } from './key-path.ts';
import { type KeyedUnion, keyedUnionOfSize, unionKeysOf } from './keyed-union.ts';
import { shapeOf } from './schema-walk.ts';
import { kindOfValue, nameOfType, shown } from './value-words.ts';

type UnionIssue = z.core.$ZodIssueInvalidUnion;

interface UnionFault {
  root: unknown;
  path: KeyPath;
  issue: UnionIssue;
  /** Explains an inner issue, whose path goes on from `prefix`. */
  explain: (root: unknown, issue: Issue, prefix: KeyPath) => Explanation[];
}

/** A value that fits none of several schemas: the one that was meant is found, and its own issues are told. */
export function explainUnion({ root, path, issue, explain }: UnionFault): Explanation[] {
  const value = valueAt(root, path);
  if (issue.errors.length === 0) return [explainKind(root, path, issue)];
  const inner = issue.errors[0]?.[0];
  const isKeyedOrList = inner?.code === 'invalid_union' && keyedUnion(inner) && !Array.isArray(value);
  if (isKeyedOrList) return explainUnion({ root, path, issue: inner, explain });
  const keyed = keyedUnion(issue);
  if (keyed !== null) {
    return (
      explainKeyed(keyed, path, value) ??
      keyedIssues(keyed, issue, value).flatMap((inner) => explain(root, inner, path))
    );
  }
  const meant = meantOption(issue.errors, value);
  if (meant !== null) return meant.flatMap((inner) => explain(root, inner, path));
  const wanted = [...new Set(issue.errors.flatMap((errors) => errors.flatMap(wantedBy)))];
  return [
    {
      path,
      at: 'value',
      message: `${formatPath(path)} cannot be ${shown(value)}.`,
      remedy: `Write ${wanted.join(' or ')}.`,
    },
  ];
}

/** The `kind` of a harness or a check. */
function explainKind(root: unknown, path: KeyPath, issue: UnionIssue): Explanation {
  const value = valueAt(root, path);
  const kinds = kindsIn(issue);
  const parent = path.slice(0, -1);
  const list = `Use one of: ${kinds.join(', ')}.`;
  if (value === undefined) {
    return {
      path: parent,
      at: 'value',
      missing: path,
      message: `"${String(path.at(-1))}" is missing in ${formatPath(parent)}.`,
      remedy: list,
    };
  }
  return {
    path,
    at: 'value',
    message: `There is no kind "${shown(value)}" for ${formatPath(parent)}.${didYouMean(shown(value), kinds)}`,
    remedy: list,
  };
}

function kindsIn(issue: UnionIssue): string[] {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return options.map(String);
}

function keyedUnion(issue: UnionIssue): KeyedUnion | null {
  return keyedUnionOfSize(issue.errors.length);
}

/** What is wrong with a step or a tool as a whole; null when only what it holds is wrong. */
function explainKeyed(union: KeyedUnion, path: KeyPath, value: unknown): Explanation[] | null {
  const { noun, keys, example, apart } = union;
  const name = formatPath(path);
  const remedy = `Use one of: ${keys.join(', ')}.`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = `${name} must be a ${noun} such as ${example}, not ${kindOfValue(value)}.`;
    return [{ path, at: 'value', message, remedy }];
  }
  const [first, second] = unionKeysOf(union, value);
  if (first === undefined) {
    const [key] = Object.keys(value);
    const message = `${name} names no ${noun}.${didYouMean(key ?? '', keys)}`;
    return [{ path: key === undefined ? path : [...path, key], at: 'key', message, remedy }];
  }
  if (second === undefined) return null;
  const message = `${name} names two ${noun}s: ${first} and ${second}.`;
  return [{ path: [...path, second], at: 'key', message, remedy: apart(first, second) }];
}

/** The issues of the option that was meant. */
function keyedIssues(union: KeyedUnion, issue: UnionIssue, value: unknown): readonly Issue[] {
  const [key] = unionKeysOf(union, value);
  const option = union.options.findIndex((one) => key !== undefined && Object.hasOwn(shapeOf(one), key));
  return issue.errors[option] ?? [];
}

/** The issues of the option whose sort fits the value: a list for a list, a text for a text. */
function meantOption(errors: readonly Issue[][], value: unknown): Issue[] | null {
  const fitting = errors.filter((issues) => !issues.some((issue) => isWrongSort(issue, value)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function isWrongSort(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_type') return true;
  if (issue.code === 'invalid_value') return !issue.values.some((one) => typeof one === typeof value);
  return (
    issue.code === 'invalid_union' &&
    issue.errors.every((inner) => inner.some((one) => isWrongSort(one, value)))
  );
}

function wantedBy(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [nameOfType(issue.expected)];
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return [];
}
