import { within } from '#core/engine/boundary.ts';
import type { CodeOutcome, ScoringTools } from '#core/engine/ports.ts';
import type { SandboxRun } from '#shared/domain/check-details.ts';
import { type CodeTests, DEFAULT_PROGRAM } from '#shared/domain/manifest/code-check-specs.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { codeAnswer } from './code-answer.ts';
import { endMark } from './end-mark.ts';
import { endingReason, oneLine, STOPPED_EARLY, TESTS_NOT_REACHED } from './ending-reason.ts';
import { failedLine } from './failed-line.ts';
import { programMaker } from './program-maker.ts';
import { runRecord } from './run-record.ts';

/** What the tests said of an answer. */
export interface CodeTestResult {
  readonly passed: boolean;
  /** In a few words, such as `AssertionError: …` or `took longer than 3 s`. */
  readonly reason: string;
  /** What a programmer would see on the screen: output, error output and the traceback, at most 8,000 characters each. */
  readonly output: string;
  /** Left out where nothing was run. */
  readonly run?: SandboxRun;
}

/** Longest answer that is run, in characters; what a template may give is twice as long. */
const LONGEST = 4_000_000;

/**
 * Runs the program made of an answer and the tests of its case. It passes when it runs to its end without an exception,
 * no console.assert failed and, with `failOnErrorOutput`, nothing was written to the error output.
 * `isMarkdown` (default true): a fenced block of the language inside the answer is the code. What the program does is
 * never an error; throws BoundaryError when the case has no tests (scorer) or the sandbox cannot work (sandbox), and
 * AppError `bundle-invalid` for a faulty template.
 */
export function runCodeTests(
  spec: CodeTests,
  { answer, testCase, isMarkdown = true }: { answer: string; testCase: TestCase; isMarkdown?: boolean },
  { sandboxes, signal }: Pick<ScoringTools, 'sandboxes' | 'signal'>,
): Promise<CodeTestResult> {
  if (answer.length > LONGEST) return Promise.resolve(TOO_LONG);
  const code = isMarkdown ? codeAnswer(spec.language, answer) : answer;
  // Outside of any promise, so that what takes long here is stopped by the deadline of scoring.
  const program = programMaker(spec)(code, testCase);
  return execute(spec, { program, answerEnd: answerEnd(spec, program, code) }, { sandboxes, signal });
}

/** Where the answer ends in the program of an author who names none; templates may put it anywhere. */
function answerEnd(spec: CodeTests, program: string, code: string): number | null {
  return spec.program === DEFAULT_PROGRAM && program.startsWith(`${code}\n\n`) ? code.length : null;
}

const TOO_LONG: CodeTestResult = {
  passed: false,
  reason: 'the answer is too long to be a program',
  output: 'The answer is too long to be a program.',
};

async function execute(
  spec: CodeTests,
  { program, answerEnd: end }: { program: string; answerEnd: number | null },
  { sandboxes, signal }: Pick<ScoringTools, 'sandboxes' | 'signal'>,
): Promise<CodeTestResult> {
  const mark = endMark(spec.language);
  const request = {
    source: mark.marked(program, end),
    call: mark.call,
    timeoutMs: spec.seconds * 1_000,
    memoryBytes: spec.memoryMb * 1024 * 1024,
  };
  const outcome = await within('sandbox', () => sandboxes[spec.language].run(request, signal));
  const problem = problemOf(spec, explained(outcome, program), mark.missed(outcome.valueJson));
  const run = runRecord(outcome, program);
  return {
    passed: problem === null,
    reason: problem ?? 'all tests passed',
    output: outputOf(run, outcome.failedAssertions, problem),
    run,
  };
}

/** An assertion without a message is told by its line. */
function explained(outcome: CodeOutcome, program: string): CodeOutcome {
  const { error } = outcome;
  if (error?.type !== 'AssertionError' || error.message.trim() !== '') return outcome;
  return { ...outcome, error: { ...error, message: failedLine(program, error.traceback) } };
}

function problemOf(spec: CodeTests, outcome: CodeOutcome, missed: 'tests' | 'end' | null): string | null {
  const ending = endingReason(outcome, spec);
  if (ending !== null) return ending;
  const [failed] = outcome.failedAssertions;
  if (failed !== undefined) return assertionReason(failed, outcome.failedAssertions.length);
  if (missed !== null) return missed === 'tests' ? TESTS_NOT_REACHED : STOPPED_EARLY;
  if (spec.failOnErrorOutput && outcome.stderr !== '') {
    return `wrote to the error output: ${oneLine(outcome.stderr)}`;
  }
  return null;
}

function assertionReason(message: string, count: number): string {
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  const said = oneLine(message.replace(/^Assertion failed:?/, ''));
  return `console.assert failed${said === '' ? '' : `: ${said}`}${more}`;
}

function outputOf(run: SandboxRun, failedAssertions: readonly string[], problem: string | null): string {
  const isTold = run.error !== null || (failedAssertions.length > 0 && run.stderr !== '');
  const parts = [
    run.stdout,
    run.stderr,
    run.error === null ? '' : run.error.traceback || `${run.error.type}: ${run.error.message}`,
    problem === null || isTold ? '' : problem,
  ];
  return parts
    .map((part) => part.trimEnd())
    .filter((part) => part !== '')
    .join('\n');
}
