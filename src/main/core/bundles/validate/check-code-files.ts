import { LIMITS } from '#core/bundles/limits.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import type { BundleSource } from '#core/bundles/source/bundle-source.ts';

import { type CodeFile, codeFiles, documentFile } from './named-files.ts';

const ENDING = { javascript: '.js', python: '.py' } as const;

/** Checks that files with functions of tools and scripts hold these functions, and that a starting document is one. */
export async function checkCodeFiles(
  parts: ManifestParts,
  source: BundleSource,
  report: ReportAt,
): Promise<void> {
  for (const named of codeFiles(parts)) {
    if (!isThere(source, named.file)) continue;
    const text = (await source.read(named.file, LIMITS.textBytes)).toString('utf8');
    checkFunction(named, text, report);
  }
  const document = documentFile(parts);
  if (document === null || !isThere(source, document.file)) return;
  const text = (await source.read(document.file, LIMITS.textBytes)).toString('utf8');
  if (isObject(text)) return;
  report(document.path, `${document.file} does not hold a JSON object.`, 'Let it hold one object: { … }.');
}

function isThere(source: BundleSource, path: string): boolean {
  return source.files.some((file) => file.path === path);
}

function checkFunction(named: CodeFile, text: string, report: ReportAt): void {
  const { path, file } = named;
  const wanted = languageOf(named);
  if (wanted === null) {
    report(path, `The name of ${file} does not tell its language.`, 'Let it end in .js or .py.');
    return;
  }
  if (!file.endsWith(ENDING[wanted])) {
    report(path, `${file} is to be a ${wanted} file.`, `Let its name end in ${ENDING[wanted]}.`);
    return;
  }
  if (definitionOf(named.function, wanted).test(text)) return;
  const example = wanted === 'python' ? `def ${named.function}(…):` : `function ${named.function}(…) { … }`;
  report(path, `${file} has no function "${named.function}".`, `Define it at the top level: ${example}`);
}

function languageOf({ path, file }: CodeFile): keyof typeof ENDING | null {
  const key = path.at(-1);
  if (key === 'javascript' || key === 'python') return key;
  if (file.endsWith('.py')) return 'python';
  return file.endsWith('.js') ? 'javascript' : null;
}

/** A line that defines the name at the top level. */
function definitionOf(name: string, language: keyof typeof ENDING): RegExp {
  const escaped = name.replaceAll(/[^\w]/g, String.raw`\$&`);
  return language === 'python'
    ? new RegExp(String.raw`^(?:async\s+)?def\s+${escaped}\s*\(|^${escaped}\s*=`, 'm')
    : new RegExp(
        String.raw`^\s*(?:export\s+)?(?:(?:async\s+)?function\s*\*?\s*${escaped}\b|(?:const|let|var)\s+${escaped}\b)`,
        'm',
      );
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
