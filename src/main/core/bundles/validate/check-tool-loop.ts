import { formatPath, type KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { didYouMean } from '#core/bundles/problems/closest.ts';
import { compileSchema } from '#core/scorers/text/compile-schema.ts';
import type { ToolLoop } from '#shared/domain/manifest/harness-spec.ts';
import type { ToolSpec } from '#shared/domain/manifest/tool-spec.ts';
import { AppError } from '#shared/errors.ts';

const FILE_TOOLS = ['list_files', 'read_file', 'write_file'];

/** Checks that the tools of a loop go together with each other and with the state. */
export function checkToolLoop(harness: ToolLoop, report: ReportAt): void {
  checkNames(harness, report);
  checkState(harness, report);
  for (const [index, tool] of harness.tools.entries()) {
    const path = ['harness', 'tools', index];
    if ('parameters' in tool) checkParameters(tool.parameters, [...path, 'parameters'], report);
    if ('sql' in tool) checkStatement(tool, path, report);
    checkDatabase(harness, tool, path, report);
  }
}

/** The names under which a tool is offered. */
function namesOf(tool: ToolSpec): string[] {
  if (!('builtin' in tool)) return [tool.name];
  if (tool.builtin === 'files') return FILE_TOOLS;
  return [tool.name ?? tool.builtin];
}

function checkNames({ tools, submit }: ToolLoop, report: ReportAt): void {
  const seen = new Set<string>();
  for (const [index, tool] of tools.entries()) {
    for (const name of namesOf(tool)) {
      if (seen.has(name)) {
        const message = `Another tool has the name "${name}" too.`;
        report(['harness', 'tools', index], message, 'Give this one a name of its own.');
      }
      seen.add(name);
    }
  }
  if (submit === undefined || seen.has(submit)) return;
  const message = `There is no tool "${submit}".${didYouMean(submit, [...seen])}`;
  report(['harness', 'submit'], message, `Use one of: ${[...seen].join(', ')}.`);
}

function checkState({ state }: ToolLoop, report: ReportAt): void {
  if (state === undefined) return;
  const isEmpty =
    state.file === undefined &&
    state.field === undefined &&
    (state.kind === 'database' || state.value === undefined);
  if (!isEmpty) return;
  const remedy =
    state.kind === 'document'
      ? 'Name a JSON file of the bundle (file:), a field of the row (field:), or write it here (value:).'
      : 'Name an SQL script of the bundle (file:), or a field of the row (field:).';
  report(['harness', 'state', 'kind'], 'The state starts with nothing.', remedy);
}

/** What a tool takes must be described by a schema of an object. */
function checkParameters(
  parameters: Readonly<Record<string, unknown>>,
  path: KeyPath,
  report: ReportAt,
): void {
  if (parameters['type'] !== 'object') {
    const remedy = 'Write "type: object" and name the arguments under "properties:".';
    report(path, 'The parameters of a tool are a schema of type "object".', remedy);
    return;
  }
  try {
    compileSchema(formatPath(path), parameters);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    report(path, error.message.replace(/\.?$/, '.'), 'Correct the JSON Schema.');
  }
}

/** Names that a statement binds must be arguments of the tool. */
function checkStatement(tool: Extract<ToolSpec, { sql: unknown }>, path: KeyPath, report: ReportAt): void {
  const known = propertiesOf(tool.parameters);
  const statements = typeof tool.sql === 'string' ? [tool.sql] : tool.sql;
  for (const name of new Set(statements.flatMap(boundNames))) {
    if (known.includes(name)) continue;
    const message = `The statement binds ":${name}", which is no parameter of the tool.${didYouMean(name, known)}`;
    report(
      [...path, 'sql'],
      message,
      `Add "${name}" to parameters.properties, or use one of: ${known.join(', ')}.`,
    );
  }
}

function propertiesOf(parameters: Readonly<Record<string, unknown>>): string[] {
  const properties = parameters['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** Names behind a colon, outside of quoted texts and comments. */
function boundNames(statement: string): string[] {
  const bare = statement.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');
  return [...bare.matchAll(/(?<![:\w]):([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
}

function checkDatabase({ state }: ToolLoop, tool: ToolSpec, path: KeyPath, report: ReportAt): void {
  const needsDatabase = 'sql' in tool || ('builtin' in tool && tool.builtin === 'sql');
  if (!needsDatabase || state?.kind === 'database') return;
  const key = 'sql' in tool ? 'sql' : 'builtin';
  const remedy = 'Add "state: { kind: database, file: … }" to the harness.';
  report([...path, key], 'This tool queries a database, and the harness has none.', remedy);
}
