import { readBundle } from '#core/bundles/validate/read-bundle.ts';

import { type BundleFiles, GOOD_MANIFEST, goodBundle } from './bundle-files.ts';
import { memorySource } from './memory-source.ts';

/** What is wrong with a bundle, a line each: where, what, and what to do. */
export async function problemsOf(files: BundleFiles): Promise<string[]> {
  const { problems } = await readBundle(memorySource(files));
  return problems.map(
    ({ severity, file, line, column, message, remedy }) =>
      `${severity === 'error' ? '' : 'warning '}${file}:${line}:${column} ${message} → ${remedy}`,
  );
}

/** The problems of the good bundle with another manifest. */
export function withManifest(text: string, others: BundleFiles = {}): Promise<string[]> {
  return problemsOf(goodBundle({ 'environment.yaml': text, ...others }));
}

/** The problems of the good bundle with something else in place of a part of its manifest. */
export function withLine(line: string, instead: string, others: BundleFiles = {}): Promise<string[]> {
  if (!GOOD_MANIFEST.includes(line)) throw new Error(`The good manifest has no "${line}".`);
  return withManifest(GOOD_MANIFEST.replace(line, instead), others);
}
