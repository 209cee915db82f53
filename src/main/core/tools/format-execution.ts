import type { CodeOutcome } from '#core/engine/ports.ts';
import type { SandboxRun } from '#shared/domain/check-details.ts';

import { cutText } from './cut-text.ts';
import { KEPT_OUTPUT, TOOL_TIMEOUT_MS } from './tool-limits.ts';

/** An execution as it is kept beside a tool's result. */
export function keptExecution(outcome: CodeOutcome): SandboxRun {
  const { sandbox, end, stdout, stderr, error, durationMs } = outcome;
  return {
    sandbox,
    end,
    stdout: cutText(stdout, KEPT_OUTPUT),
    stderr: cutText(stderr, KEPT_OUTPUT),
    error,
    durationMs,
  };
}

/** Why code did not end well, in words for the model; null when it did. */
export function executionProblem({ end, error }: CodeOutcome): string | null {
  switch (end) {
    case 'ok':
      return null;
    case 'exception':
      return error === null ? 'the code failed' : exceptionText(error);
    case 'time':
      return `the code did not end within ${TOOL_TIMEOUT_MS / 1_000} s`;
    case 'memory':
      return 'the code took too much memory';
    case 'output':
      return 'the code wrote too much output';
    case 'crash':
      return 'the code brought its interpreter down';
  }
}

/** Exceptions that only carry a message; the names of all others say something. */
const PLAIN = new Set(['', 'Error', 'Exception', 'ValueError', 'RuntimeError']);

function exceptionText({ type, message }: { type: string; message: string }): string {
  if (message === '') return type === '' ? 'the code failed' : type;
  return PLAIN.has(type) ? message : `${type}: ${message}`;
}
