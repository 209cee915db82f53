import { within } from '#core/engine/boundary.ts';
import { AppError } from '#shared/errors.ts';

import { createTools } from './create-tools.ts';
import { createArgumentReader, type ReadArguments } from './read-arguments.ts';
import { openState } from './state/open-state.ts';
import { readState } from './state/read-state.ts';
import { complaint, type Tool, type ToolAnswer, type ToolUse } from './tool.ts';
import type { OpenToolbox, Toolbox, ToolboxSpec, ToolResult } from './toolbox.ts';

interface ReadyTool {
  readonly tool: Tool;
  readonly readArguments: ReadArguments;
}

/**
 * Prepares the tools of an environment. Throws AppError `bundle-invalid` when a file is missing, a schema cannot be
 * used, or two tools share a name. `submit` names the tool that ends a case; else the built-in one does.
 */
export function openToolbox(spec: ToolboxSpec, readBundleFile: (path: string) => string): OpenToolbox {
  const tools = readyTools(spec, readBundleFile);
  const hasFiles = spec.tools.some((tool) => 'builtin' in tool && tool.builtin === 'files');
  return async (testCase, { sandboxes, signal }) => {
    const state = await openState({ spec: spec.state, readBundleFile, hasFiles }, testCase, {
      sandboxes,
      signal,
    });
    return toolbox(tools, spec, { state, sandboxes, signal });
  };
}

function readyTools(
  { tools, state }: ToolboxSpec,
  readBundleFile: (path: string) => string,
): Map<string, ReadyTool> {
  const ready = new Map<string, ReadyTool>();
  for (const spec of tools) {
    for (const tool of createTools(spec, readBundleFile)) {
      const { name, parameters } = tool.declaration;
      if (ready.has(name)) throw new AppError('bundle-invalid', `Two tools have the name ${name}.`);
      ready.set(name, { tool, readArguments: createArgumentReader(name, parameters) });
    }
    const isQuery = 'sql' in spec || ('builtin' in spec && spec.builtin === 'sql');
    if (isQuery && state?.kind !== 'database') {
      throw new AppError(
        'bundle-invalid',
        'A tool queries a database, and the harness has none (harness.state).',
      );
    }
  }
  return ready;
}

function toolbox(tools: ReadonlyMap<string, ReadyTool>, spec: ToolboxSpec, use: ToolUse): Toolbox {
  return {
    declarations: Array.from(tools.values(), ({ tool }) => tool.declaration),
    async call(name, argumentsJson) {
      const startedAt = performance.now();
      const answer = await answerOf(tools, name, argumentsJson, use);
      return { ...submission(answer, name, spec), durationMs: performance.now() - startedAt };
    },
    state: () => readState(use.state),
    close: async () => use.state.database?.close(),
  };
}

async function answerOf(
  tools: ReadonlyMap<string, ReadyTool>,
  name: string,
  argumentsJson: string,
  use: ToolUse,
): Promise<ToolAnswer> {
  const ready = tools.get(name);
  if (ready === undefined) {
    return complaint(`there is no tool "${name}". The tools are: ${[...tools.keys()].join(', ')}`);
  }
  const call = ready.readArguments(argumentsJson);
  if ('problem' in call) return complaint(`${name} was not called: ${call.problem}`);
  return within('sandbox', () => ready.tool.run(call, use));
}

/** A tool of the bundle that is named as the submission hands in what it gave back. */
function submission(
  answer: ToolAnswer,
  name: string,
  { submit }: ToolboxSpec,
): Omit<ToolResult, 'durationMs'> {
  if (submit === undefined || answer.isError) return answer;
  const { submitted = answer.content, ...rest } = answer;
  return name === submit ? { ...rest, submitted } : rest;
}
