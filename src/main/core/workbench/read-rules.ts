import { explainIssues } from '#core/bundles/manifest/explain-issue.ts';
import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import { type ManifestDocument, readManifestDocument } from '#core/bundles/manifest/manifest-document.ts';
import { manifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { createProblemList } from '#core/bundles/problems/problem-list.ts';
import type { BundleSource } from '#core/bundles/source/bundle-source.ts';
import { openSource } from '#core/bundles/source/open-source.ts';
import { checkCheckSpecs } from '#core/bundles/validate/check-check-specs.ts';
import { checkCodeFiles } from '#core/bundles/validate/check-code-files.ts';
import { checkFiles } from '#core/bundles/validate/check-files.ts';
import { checkScoring } from '#core/bundles/validate/check-scoring.ts';
import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { Manifest } from '#shared/domain/manifest/manifest.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** The key of the part, and what it is called where a file is named. */
const PART = 'scoring';

/** Rules as they would be in the manifest of an environment. */
export interface RulesReading {
  /** Null when something about the rules is an error. */
  readonly manifest: Manifest | null;
  readonly problems: Problem[];
  /** A problem at a place of the manifest, such as `scoring.checks[0]`; lines count from the first of the part. */
  readonly problemAt: (path: KeyPath, words: Pick<Problem, 'message' | 'remedy'>) => Problem;
}

/** Holds the text under `scoring:` to the schema and to what an import asks of it, in the environment that it is to be part of. */
export async function readRules(
  environment: Pick<StoredEnvironment, 'manifest' | 'bundlePath'>,
  text: string,
): Promise<RulesReading> {
  const document = readManifestDocument(PART, text);
  const problems = createProblemList();
  for (const problem of document.problems) problems.add(problem);
  const problemAt: RulesReading['problemAt'] = (path, words) =>
    problemIn(document, path, { at: 'value', ...words });
  if (document.problems.length > 0) return { manifest: null, problems: problems.list(), problemAt };

  const value = { ...environment.manifest, [PART]: document.value };
  const report: ReportAt = (path, message, remedy, { at = 'value', severity = 'error' } = {}) => {
    if (path[0] === PART) problems.add({ ...problemIn(document, path, { at, message, remedy }), severity });
  };
  const result = Manifest.safeParse(value);
  for (const issue of explainIssues(value, result.error?.issues ?? [])) {
    report(issue.path, issue.message, issue.remedy, { at: issue.at });
  }
  const source = await openSource(environment.bundlePath);
  try {
    await checkRules(value, source, report);
  } finally {
    await source.close();
  }
  const manifest = problems.hasErrors ? null : (result.data ?? null);
  return { manifest, problems: problems.list(), problemAt };
}

async function checkRules(value: unknown, source: BundleSource, report: ReportAt): Promise<void> {
  const parts = manifestParts(value);
  checkCheckSpecs(parts, report);
  checkFiles(parts, source, report);
  await checkCodeFiles(parts, source, report);
  await checkScoring(parts, source, report);
}

function problemIn(
  document: ManifestDocument,
  path: KeyPath,
  { at, message, remedy }: { at: 'key' | 'value'; message: string; remedy: string },
): Problem {
  const place = document.locate(path.slice(1), at);
  return { severity: 'error', file: PART, ...place, message, remedy };
}
