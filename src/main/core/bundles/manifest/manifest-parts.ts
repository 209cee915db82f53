import type * as z from 'zod';

import { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import { DatasetSpec } from '#shared/domain/manifest/dataset-spec.ts';
import { ExtractAlternative } from '#shared/domain/manifest/extract-spec.ts';
import { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import { ScoringSpec } from '#shared/domain/manifest/manifest.ts';

import { valueAt } from './key-path.ts';

/** What can be understood of a manifest, even where other parts of it are wrong. Places in lists are kept; null is what cannot be read. */
export interface ManifestParts {
  readonly dataset: DatasetSpec | null;
  readonly harness: HarnessSpec | null;
  readonly extract: readonly (ExtractAlternative | null)[];
  readonly checks: readonly (CheckSpec | null)[];
  readonly passMark: number | null;
  readonly readme: string | null;
}

/** Reads each part by itself, without the keys that are wrong, so that one mistake does not hide the others. */
export function manifestParts(root: unknown): ManifestParts {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const readme = valueAt(root, ['readme']);
  return {
    dataset: lenient(DatasetSpec, valueAt(root, ['dataset'])),
    harness: lenient(HarnessSpec, valueAt(root, ['harness'])),
    extract: list(valueAt(root, ['scoring', 'extract'])).map((one) => lenient(ExtractAlternative, one)),
    checks: list(valueAt(root, ['scoring', 'checks'])).map((one) => lenient(CheckSpec, one)),
    passMark: lenient(ScoringSpec.shape.passMark, valueAt(root, ['scoring', 'passMark'])),
    readme: typeof readme === 'string' ? readme : null,
  };
}

function lenient<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | null {
  const first = schema.safeParse(value);
  if (first.success) return first.data;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const wrong = new Set(first.error.issues.flatMap(keysOf));
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key)));
  const second = schema.safeParse(rest);
  return second.success ? second.data : null;
}

function keysOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return issue.keys;
  return issue.path.slice(0, 1).map(String);
}
