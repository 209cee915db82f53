import type { AttemptDeadline } from './attempt-deadline.ts';
import type { CodeSandbox, Sandboxes } from './ports.ts';

/**
 * The same sandboxes; of what a program takes, only its own time is charged to the time limit of the attempt. A place
 * may have to be waited for, behind programs of other cases, and an interpreter may have to be started.
 */
export function unchargedWaits(
  { python, javascript, sql }: Sandboxes,
  deadline: Pick<AttemptDeadline, 'excluding' | 'charge'>,
): Sandboxes {
  const timed = (sandbox: CodeSandbox): CodeSandbox => ({
    async run(request, signal) {
      const outcome = await deadline.excluding(() => sandbox.run(request, signal));
      deadline.charge(outcome.durationMs);
      return outcome;
    },
  });
  return { python: timed(python), javascript: timed(javascript), sql };
}
