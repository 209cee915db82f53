import * as z from 'zod';

import { Category, Manifest } from './manifest/manifest.ts';
import { Problem } from './problem.ts';

/** One line in the hub. */
export const EnvironmentSummary = z.object({
  id: z.string(),
  version: z.string(),
  digest: z.string(),
  title: z.string(),
  description: z.string(),
  category: Category,
  tags: z.array(z.string()),
  license: z.string().nullable(),
  harnessKind: z.string(),
  /** Kinds of the checks, in order, without repetition. */
  checkKinds: z.array(z.string()),
  caseCount: z.int().min(0),
  sizeBytes: z.int().min(0),
  builtIn: z.boolean(),
  /** Whether running it executes code out of the bundle or the model. */
  runsCode: z.boolean(),
  versions: z.array(
    z.object({ version: z.string(), digest: z.string(), importedAt: z.string(), runCount: z.int() }),
  ),
  runCount: z.int(),
  best: z.object({ model: z.string(), accuracy: z.number() }).nullable(),
  importedAt: z.string(),
});
export type EnvironmentSummary = z.infer<typeof EnvironmentSummary>;

export const BundleFile = z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string() });
export type BundleFile = z.infer<typeof BundleFile>;

export const EnvironmentDetail = EnvironmentSummary.extend({
  manifest: Manifest,
  readme: z.string().nullable(),
  files: z.array(BundleFile),
  grants: z.array(z.enum(['native-python'])),
  problems: z.array(Problem),
});
export type EnvironmentDetail = z.infer<typeof EnvironmentDetail>;

/** What an import would do, shown before anything is written. */
export const ImportPreview = z.object({
  handle: z.string(),
  fileName: z.string(),
  /** Null when the bundle could not even be read; then `problems` says why. */
  environment: z
    .object({
      id: z.string(),
      version: z.string(),
      digest: z.string(),
      title: z.string(),
      description: z.string(),
      category: Category,
      harnessKind: z.string(),
      checkKinds: z.array(z.string()),
      caseCount: z.int(),
      sizeBytes: z.int(),
      fileCount: z.int(),
      runsCode: z.boolean(),
      license: z.string().nullable(),
    })
    .nullable(),
  problems: z.array(Problem),
  /** new: nothing of this id is here; new-version: other versions stay beside it; same: nothing to do; conflict: same version with other content, so a new version must be chosen. */
  outcome: z.enum(['new', 'new-version', 'same', 'conflict', 'invalid']),
  /** A free version to import a conflicting bundle as. */
  suggestedVersion: z.string().nullable(),
  otherVersions: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** One case of an environment in a list; previews are cut at 200 characters. */
export const CaseRow = z.object({
  id: z.int(),
  caseId: z.string(),
  index: z.int(),
  input: z.string(),
  expected: z.string().nullable(),
  tags: z.array(z.string()),
});
export type CaseRow = z.infer<typeof CaseRow>;
