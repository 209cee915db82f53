import { isUtf8 } from 'node:buffer';

import { valid } from 'semver';

import { LIMITS } from '#core/bundles/limits.ts';
import type { ProblemList } from '#core/bundles/problems/problem-list.ts';
import { refusal } from '#core/bundles/refusal.ts';
import type { BundleSource } from '#core/bundles/source/bundle-source.ts';
import { Manifest, MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import type { AppError } from '#shared/errors.ts';

import { explainIssues } from './explain-issue.ts';
import type { KeyPath } from './key-path.ts';
import { type ManifestDocument, readManifestDocument } from './manifest-document.ts';
import { type ManifestParts, manifestParts } from './manifest-parts.ts';

/** Adds a problem of the manifest at a key or value. */
export type ReportAt = (
  path: KeyPath,
  message: string,
  remedy: string,
  options?: { at?: 'key' | 'value'; severity?: 'error' | 'warning' },
) => void;

export interface ManifestReading {
  readonly document: ManifestDocument;
  /** Null when it breaks the schema. */
  readonly manifest: Manifest | null;
  readonly parts: ManifestParts;
  readonly report: ReportAt;
}

/** Reads `environment.yaml` of a bundle and checks it against the schema. Throws AppError `bundle-invalid` when there is none. */
export async function readManifest(source: BundleSource, problems: ProblemList): Promise<ManifestReading> {
  requireManifest(source);
  const bytes = await source.read(MANIFEST_FILE, LIMITS.manifestBytes);
  if (!isUtf8(bytes)) {
    throw refusal({ file: MANIFEST_FILE, message: 'is not UTF-8 text.', remedy: 'Save it in UTF-8.' });
  }
  return understand(bytes.toString('utf8').replace(/^\uFEFF/, ''), problems);
}

/** Throws AppError `bundle-invalid` that says what to do when a bundle has no manifest. */
export function requireManifest(source: BundleSource): void {
  if (!source.files.some((file) => file.path === MANIFEST_FILE)) throw noManifest(source);
}

function understand(text: string, problems: ProblemList): ManifestReading {
  const document = readManifestDocument(MANIFEST_FILE, text);
  for (const problem of document.problems) problems.add(problem);
  const report: ReportAt = (path, message, remedy, { at = 'value', severity = 'error' } = {}) => {
    problems.add({ severity, file: MANIFEST_FILE, ...document.locate(path, at), message, remedy });
  };
  if (document.problems.length > 0) {
    return { document, manifest: null, parts: manifestParts(null), report };
  }
  const result = Manifest.safeParse(document.value);
  if (result.success) checkVersion(result.data, report);
  for (const issue of explainIssues(document.value, result.error?.issues ?? [])) {
    report(issue.path, issue.message, issue.remedy, { at: issue.at });
  }
  return { document, manifest: result.data ?? null, parts: manifestParts(document.value), report };
}

/** The schema's pattern lets numbers with leading zeros through. */
function checkVersion({ version }: Manifest, report: ReportAt): void {
  if (valid(version) !== null) return;
  report(['version'], `version "${version}" is not a semantic version.`, 'Write it without leading zeros.');
}

function noManifest(source: BundleSource): AppError {
  const elsewhere = source.files.find((file) => file.path.endsWith(`/${MANIFEST_FILE}`));
  const other = source.files.find((file) => /(^|\/)competition\.ya?ml$/.test(file.path));
  if (other !== undefined) {
    return refusal({
      file: other.path,
      message: 'This is a competition bundle, which this version cannot import.',
      remedy: `Describe the environment in ${MANIFEST_FILE} instead.`,
    });
  }
  const misnamed = source.files.find((file) => /^environment\.(yml|json|yaml\.txt)$/i.test(file.path));
  return refusal({
    file: source.name,
    message: `There is no ${MANIFEST_FILE} at the top of the bundle.`,
    remedy:
      elsewhere !== undefined
        ? `Pack the folder of ${elsewhere.path} alone.`
        : misnamed !== undefined
          ? `Rename ${misnamed.path} to ${MANIFEST_FILE}.`
          : 'Choose the folder or zip that holds it.',
  });
}
