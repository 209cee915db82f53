import * as z from 'zod';

import { within } from '#core/engine/boundary.ts';
import type { CodeOutcome } from '#core/engine/ports.ts';
import { isTooDeep } from '#core/scorers/text/is-too-deep.ts';
import type { CodeLanguage } from '#shared/domain/manifest/code-check-specs.ts';
import { AppError } from '#shared/errors.ts';

import { cutText } from './cut-text.ts';
import { executionProblem, keptExecution } from './format-execution.ts';
import { type CallArguments, complaint, type Tool, type ToolAnswer, type ToolUse } from './tool.ts';
import {
  RESULT_LIMIT,
  STATE_LIMIT,
  TOOL_MEMORY_BYTES,
  TOOL_OUTPUT_LIMIT,
  TOOL_TIMEOUT_MS,
} from './tool-limits.ts';

/** Name of the function that stands between the application and a tool of the bundle. */
const CALLER = '__benchgen_call_tool';

/** Result and state come back as two texts, so that numbers are kept as the language writes them. */
const CALLERS: Readonly<Record<CodeLanguage, (tool: string) => string>> = {
  javascript: (tool) => `

async function ${CALLER}(argumentsText, stateText) {
  const state = JSON.parse(stateText);
  const result = await ${tool}(JSON.parse(argumentsText), state);
  return [JSON.stringify(result ?? null) ?? 'null', JSON.stringify(state)];
}
`,
  python: (tool) => `

def ${CALLER}(arguments_text, state_text):
    import json
    state = json.loads(state_text)
    result = ${tool}(json.loads(arguments_text), state)
    return [json.dumps(value, ensure_ascii=False, allow_nan=False) for value in (result, state)]
`,
};

const Returned = z.tuple([z.string(), z.string()]);

export interface CodeToolSource {
  readonly declaration: Tool['declaration'];
  readonly language: CodeLanguage;
  /** Text of the file of the bundle. */
  readonly source: string;
  readonly function: string;
}

/**
 * A tool written in JavaScript or Python. Each call is a new interpreter: the state goes in as JSON and comes back as
 * JSON. A call that fails leaves the state as it was. Throws AppError `bundle-invalid` for what is no name of a
 * function.
 */
export function codeTool({ declaration, language, source, function: name }: CodeToolSource): Tool {
  if (!/^[A-Za-z_$][\w$]*$/.test(name)) {
    const message = `The tool ${declaration.name} cannot be called: "${name}" is no name of a function. Name one with "function:".`;
    throw new AppError('bundle-invalid', message);
  }
  const program = source + CALLERS[language](name);
  return {
    declaration,
    async run(call, use) {
      const outcome = await executed(program, language, call, use);
      const execution = keptExecution(outcome);
      const problem = executionProblem(outcome);
      if (problem !== null) return { content: `Error: ${problem}`, isError: true, execution };
      return { ...taken(outcome, use), execution };
    },
  };
}

function executed(
  program: string,
  language: CodeLanguage,
  call: CallArguments,
  { sandboxes, signal, state }: ToolUse,
): Promise<CodeOutcome> {
  const request = {
    source: program,
    call: { function: CALLER, arguments: [call.json, state.document] },
    timeoutMs: TOOL_TIMEOUT_MS,
    memoryBytes: TOOL_MEMORY_BYTES,
    outputLimit: TOOL_OUTPUT_LIMIT,
  };
  return within('sandbox', () => sandboxes[language].run(request, signal));
}

/** Keeps the new state and gives the result. What comes out of a sandbox is text of the bundle, whatever it says it is. */
function taken({ valueJson }: CodeOutcome, { state }: ToolUse): ToolAnswer {
  const returned = Returned.safeParse(jsonOf(valueJson ?? 'null'));
  if (!returned.success) return complaint('the tool gave nothing back');
  const [result, document] = returned.data;
  const value = jsonOf(result);
  if (value === undefined || jsonOf(document) === undefined) return complaint('the tool gave back no JSON');
  if (document.length > STATE_LIMIT) return complaint(`the state grew beyond ${STATE_LIMIT} characters`);
  if (state.database === null) state.document = document;
  // A text is shown as it is, everything else as JSON.
  return { content: cutText(typeof value === 'string' ? value : result, RESULT_LIMIT), isError: false };
}

/** Undefined for a text that is no JSON, or too deep to work with. */
function jsonOf(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
