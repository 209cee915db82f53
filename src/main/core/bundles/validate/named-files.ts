import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import { isTemplate } from '#core/templates/render-template.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';
import type { ToolLoop } from '#shared/domain/manifest/harness-spec.ts';

/** A file that the manifest names, with the place where it does. */
export interface NamedFile {
  readonly path: KeyPath;
  readonly file: string;
}

/** A file out of which a function is called. */
export interface CodeFile extends NamedFile {
  readonly function: string;
}

/** Every file of the bundle that the manifest names outright; a template that gives a path is none. */
export function namedFiles(parts: ManifestParts): NamedFile[] {
  const readme = parts.readme === null ? [] : [{ path: ['readme'], file: parts.readme }];
  const state = parts.harness?.kind === 'tool-loop' ? stateFiles(parts.harness) : [];
  return [...readme, ...rowFiles(parts), ...state, ...ruleFiles(parts)];
}

/** Files that tools and checks read. */
export function ruleFiles(parts: ManifestParts): NamedFile[] {
  return [...codeFiles(parts), ...checkFiles(parts)];
}

/** Files whose rows are read. */
export function rowFiles({ dataset }: ManifestParts): NamedFile[] {
  if (dataset === null) return [];
  const { examples } = dataset;
  return [
    { path: ['dataset', 'file'], file: dataset.file },
    ...(examples === undefined ? [] : [{ path: ['dataset', 'examples', 'file'], file: examples.file }]),
  ];
}

/** Files with functions of tools and of script checks. */
export function codeFiles({ harness, checks }: ManifestParts): CodeFile[] {
  const tools = harness?.kind === 'tool-loop' ? harness.tools.flatMap(toolFile) : [];
  const scripts = checks.flatMap((check, index) =>
    check?.kind === 'script'
      ? [{ path: ['scoring', 'checks', index, 'file'], file: check.file, function: check.function }]
      : [],
  );
  return [...tools, ...scripts];
}

/** The file that a case's document starts with; null where there is none. */
export function documentFile({ harness }: ManifestParts): NamedFile | null {
  if (harness?.kind !== 'tool-loop' || harness.state?.kind !== 'document') return null;
  const { file } = harness.state;
  return file === undefined ? null : { path: ['harness', 'state', 'file'], file };
}

function toolFile(tool: ToolLoop['tools'][number], index: number): CodeFile[] {
  const path = ['harness', 'tools', index];
  if ('javascript' in tool) {
    return [{ path: [...path, 'javascript'], file: tool.javascript, function: tool.function ?? tool.name }];
  }
  if ('python' in tool) {
    return [{ path: [...path, 'python'], file: tool.python, function: tool.function ?? tool.name }];
  }
  return [];
}

function stateFiles({ state }: ToolLoop): NamedFile[] {
  return plainFile(['harness', 'state', 'file'], state?.file);
}

function checkFiles({ checks }: ManifestParts): NamedFile[] {
  return checks.flatMap((check, index) =>
    check === null ? [] : filesOfCheck(check, ['scoring', 'checks', index]),
  );
}

function filesOfCheck(check: CheckSpec, path: KeyPath): NamedFile[] {
  if (check.kind === 'judge') return plainFile([...path, 'promptFile'], check.promptFile);
  if (check.kind === 'sql-result') return plainFile([...path, 'database', 'file'], check.database.file);
  return check.kind === 'json-schema' && typeof check.schema === 'string'
    ? [{ path: [...path, 'schema'], file: check.schema }]
    : [];
}

function plainFile(path: KeyPath, file: string | undefined): NamedFile[] {
  return file === undefined || isTemplate(file) ? [] : [{ path, file }];
}
