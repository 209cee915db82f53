import type { CodeOutcome } from '#core/engine/ports.ts';
import type { SandboxRun } from '#shared/domain/check-details.ts';

/** Most characters of a text that are kept for people to read. */
const KEPT = 8_000;

/** An execution as a result keeps it: texts cut at 8,000 characters each. */
export function runRecord(outcome: CodeOutcome, program?: string): SandboxRun {
  const { sandbox, end, stdout, stderr, error, durationMs } = outcome;
  return {
    sandbox,
    end,
    stdout: cut(stdout),
    stderr: cut(stderr),
    error:
      error === null
        ? null
        : { type: cut(error.type), message: cut(error.message), traceback: cutFront(error.traceback) },
    durationMs,
    ...(program === undefined ? {} : { program: cut(program) }),
  };
}

function cut(text: string): string {
  return text.length <= KEPT ? text : `${text.slice(0, KEPT)}\n… (cut)`;
}

/** What was raised stands at the end of a traceback. */
function cutFront(text: string): string {
  return text.length <= KEPT ? text : `(cut) …\n${text.slice(-KEPT)}`;
}
