import type { CodeOutcome } from '#core/engine/ports.ts';

const LONGEST = 200;

/** An end without an exception that is not the end of the program. */
export const STOPPED_EARLY = 'the program stopped before its end';
/** The answer is so unfinished that the tests became a part of it. */
export const TESTS_NOT_REACHED = 'the tests were not reached: the answer does not end before them';

/** Limits of one execution, as a check names them. */
export interface CodeLimits {
  readonly seconds: number;
  readonly memoryMb: number;
}

/** Why an execution did not end well, in a few words: `AssertionError: …`, `took longer than 3 s`; null when it did. */
export function endingReason(outcome: CodeOutcome, limits: CodeLimits): string | null {
  switch (outcome.end) {
    case 'ok':
      return null;
    case 'exception':
      return raised(outcome);
    case 'time':
      return `took longer than ${limits.seconds} s`;
    case 'memory':
      return `took more than ${limits.memoryMb} MB`;
    case 'output':
      return 'wrote more than may be written';
    case 'crash':
      return `the interpreter gave out${outcome.error === null ? '' : `: ${oneLine(outcome.error.message)}`}`;
  }
}

function raised({ error }: CodeOutcome): string {
  if (error === null) return 'raised an exception';
  if (error.type === 'SystemExit') return `${STOPPED_EARLY} (SystemExit)`;
  const message = oneLine(error.message);
  return message === '' ? error.type : `${error.type}: ${message}`;
}

/** A text on one line, cut at 200 characters. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
