import type { Sandboxes, ToolDeclaration } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';

import type { ToolState } from './state/tool-state.ts';
import type { ToolResult } from './toolbox.ts';

/** Arguments of a call that fit the schema of the tool. */
export interface CallArguments {
  readonly values: Readonly<Record<string, Json>>;
  /** As the model wrote them, so that 5.0 stays 5.0. */
  readonly json: string;
}

/** What a tool may use while it is called. */
export interface ToolUse {
  readonly state: ToolState;
  readonly sandboxes: Sandboxes;
  readonly signal: AbortSignal;
}

/** What a tool said. */
export type ToolAnswer = Omit<ToolResult, 'durationMs'>;

/** One tool as the model is offered it. */
export interface Tool {
  readonly declaration: ToolDeclaration;
  run(call: CallArguments, use: ToolUse): Promise<ToolAnswer> | ToolAnswer;
}

/** What a tool is told the model as an error. */
export function complaint(message: string): ToolAnswer {
  return { content: `Error: ${message}`, isError: true };
}

/** What went well. */
export function said(content: string): ToolAnswer {
  return { content, isError: false };
}
