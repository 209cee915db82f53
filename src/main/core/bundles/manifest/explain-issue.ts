import type * as z from 'zod';

import { didYouMean } from '#core/bundles/problems/closest.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';

import type { Explanation, Issue } from './explanation.ts';
import { explainFormat } from './explain-format.ts';
import { explainUnion } from './explain-union.ts';
import { explainUnknownKey } from './explain-unknown-key.ts';
import { formatPath, type KeyPath, valueAt } from './key-path.ts';
import { descriptionOf, schemaAt, shapeOf } from './schema-walk.ts';
import { kindOfValue, nameOfType, shown } from './value-words.ts';

/** All issues of a manifest in words. A key that is missing because it is misspelt is told once. */
export function explainIssues(root: unknown, issues: readonly Issue[]): Explanation[] {
  const all = issues.flatMap((issue) => explainIssue(root, issue));
  const misspelt = new Set(all.flatMap(({ meant }) => (meant === undefined ? [] : [formatPath(meant)])));
  return all.filter(({ missing }) => missing === undefined || !misspelt.has(formatPath(missing)));
}

/** Turns an issue of the schema into words. `root` is the whole data of the manifest. */
export function explainIssue(root: unknown, issue: Issue, prefix: KeyPath = []): Explanation[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  switch (issue.code) {
    case 'invalid_type':
      return [explainType(root, path, issue.expected)];
    case 'invalid_value':
      return [explainValue(root, path, issue.values.map(String))];
    case 'too_small':
    case 'too_big':
      return [explainSize(root, path, issue)];
    case 'invalid_format':
      return [{ path, at: 'value', ...explainFormat(path, valueAt(root, path)) }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknownKey(root, path, key));
    case 'invalid_union':
      return explainUnion({ root, path, issue, explain: explainIssue });
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return [
        { path, at: 'value', message: `${formatPath(path)}: ${issue.message}.`, remedy: 'Correct it.' },
      ];
  }
}

function explainType(root: unknown, path: KeyPath, expected: string): Explanation {
  const value = valueAt(root, path);
  const name = formatPath(path);
  if (value === undefined) return explainMissing(root, path);
  const wanted = nameOfType(expected);
  const message = `${name} must be ${wanted}, not ${kindOfValue(value)}.`;
  if (path.join('.') === 'version') {
    return { path, at: 'value', message, remedy: 'Write three numbers, such as 1.0.0.' };
  }
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return { path, at: 'value', message, remedy: `Put it in quotes: "${shown(value)}".` };
  }
  if (expected === 'array') {
    return { path, at: 'value', message, remedy: `Write a list: [${shown(value)}].` };
  }
  return { path, at: 'value', message, remedy: `Write ${wanted} here.` };
}

function explainMissing(root: unknown, path: KeyPath): Explanation {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1) ?? '');
  const schema = schemaAt(Manifest, root, parent);
  const description = schema === null ? undefined : descriptionOf(shapeOf(schema)[key] ?? schema);
  const place = parent.length === 0 ? 'the file' : formatPath(parent);
  return {
    path: parent,
    at: 'key',
    missing: path,
    message: `"${key}" is missing in ${place}.`,
    remedy: `Add "${key}:"${description === undefined ? '.' : ` (${description.replace(/\.$/, '')}).`}`,
  };
}

function explainValue(root: unknown, path: KeyPath, values: readonly string[]): Explanation {
  const value = valueAt(root, path);
  if (value === undefined) return explainMissing(root, path);
  return {
    path,
    at: 'value',
    message: `${formatPath(path)} cannot be ${shown(value)}.${didYouMean(shown(value), values)}`,
    remedy: values.length === 1 ? `Write ${values[0]}.` : `Use one of: ${values.join(', ')}.`,
  };
}

type SizeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

function explainSize(root: unknown, path: KeyPath, issue: SizeIssue): Explanation {
  const name = formatPath(path);
  const isText = issue.origin === 'string' || issue.origin === 'array';
  if (isText && issue.code === 'too_small') {
    return { path, at: 'value', message: `${name} is empty.`, remedy: 'Fill it in, or remove the key.' };
  }
  const limit = boundOf(issue);
  if (!isText) {
    const message = `${name} must be ${limit}, not ${shown(valueAt(root, path))}.`;
    return { path, at: 'value', message, remedy: `Write a number that is ${limit}.` };
  }
  const unit = issue.origin === 'array' ? 'entries' : 'characters';
  return { path, at: 'value', message: `${name} is too long.`, remedy: `Use ${limit} ${unit}.` };
}

function boundOf(issue: SizeIssue): string {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum).toLocaleString('en');
  if (issue.code === 'too_small') return `${issue.inclusive === false ? 'more than' : 'at least'} ${limit}`;
  return `${issue.inclusive === false ? 'less than' : 'at most'} ${limit}`;
}
