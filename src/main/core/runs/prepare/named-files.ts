import type { BundleFile } from '#shared/domain/environment.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';

/**
 * The files of a bundle that its checks, tools and state name. Where a path is a Jinja template over the row, every
 * file that it could come to.
 */
export function namedFiles(manifest: Manifest, files: readonly BundleFile[]): string[] {
  const { harness, scoring } = manifest;
  const paths = files.map(({ path }) => path);
  const names = [...harnessFiles(harness), ...scoring.checks.flatMap((check) => checkFiles(check))];
  return [...new Set(names.flatMap((name) => pathsOf(name, paths)))];
}

function checkFiles(check: CheckSpec): string[] {
  if (check.kind === 'json-schema') return typeof check.schema === 'string' ? [check.schema] : [];
  if (check.kind === 'sql-result') return given(check.database.file);
  if (check.kind === 'script') return [check.file];
  return check.kind === 'judge' ? given(check.promptFile) : [];
}

function harnessFiles(harness: HarnessSpec): string[] {
  if (harness.kind !== 'tool-loop') return [];
  const tools = harness.tools.flatMap((tool) => {
    if ('javascript' in tool) return [tool.javascript];
    return 'python' in tool ? [tool.python] : [];
  });
  return [...tools, ...given(harness.state?.file)];
}

function given(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

/** What a name may stand for: itself, or all files that begin and end like the fixed parts of a template. */
function pathsOf(name: string, paths: readonly string[]): string[] {
  const opens = name.search(/\{[{%#]/);
  if (opens < 0) return [name];
  const before = name.slice(0, opens);
  const after = /[}%#]\}([^{}]*)$/.exec(name)?.[1] ?? '';
  return paths.filter(
    (path) => path.length >= before.length + after.length && path.startsWith(before) && path.endsWith(after),
  );
}
