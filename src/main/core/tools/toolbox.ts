import type { Sandboxes, ToolDeclaration } from '#core/engine/ports.ts';
import type { SandboxRun } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';
import type { StateSpec, ToolSpec } from '#shared/domain/manifest/tool-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** What a tool told the model. */
export interface ToolResult {
  content: string;
  /** The tool refused or failed: unknown name, bad arguments, or its own complaint. */
  isError: boolean;
  /** The answer, when this call was a submission. */
  submitted?: string;
  /** Where code ran for it. */
  execution?: SandboxRun;
  durationMs: number;
}

/** The tools of one attempt with the state they change. */
export interface Toolbox {
  /** What the model is offered. */
  readonly declarations: readonly ToolDeclaration[];
  /** Carries a call out. Whatever the model did wrong is a result with `isError`; only machinery that breaks throws, blamed on the sandbox. */
  call(name: string, argumentsJson: string): Promise<ToolResult>;
  /** The state as it stands: the document, or tables as {name: {columns, rows}}; null without a state. */
  state(): Promise<Json>;
  close(): Promise<void>;
}

/** The parts of a tool-loop that make a toolbox. */
export interface ToolboxSpec {
  tools: readonly ToolSpec[];
  state: StateSpec | undefined;
  submit: string | undefined;
}

/** Opens the tools of a case with a fresh state. */
export type OpenToolbox = (
  testCase: TestCase,
  use: { sandboxes: Sandboxes; signal: AbortSignal },
) => Promise<Toolbox>;
