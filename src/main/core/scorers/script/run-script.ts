import { BoundaryError, within } from '#core/engine/boundary.ts';
import type { Answer, CodeOutcome, Outcome, ScoringTools } from '#core/engine/ports.ts';
import type { Json } from '#shared/domain/json.ts';
import type { CodeLanguage, Script } from '#shared/domain/manifest/code-check-specs.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { endingReason } from '../code/ending-reason.ts';
import { runRecord } from '../code/run-record.ts';
import { readVerdict } from './read-verdict.ts';
import { scriptInput } from './script-input.ts';

interface ReadyScript {
  readonly spec: Script;
  readonly language: CodeLanguage;
  readonly source: string;
  readonly expectedOf: (testCase: TestCase) => Json;
}

/** Calls the function of a script with one answer and reads its verdict. Throws BoundaryError, blamed on the scorer, when it has none. */
export async function runScript(
  { spec, language, source, expectedOf }: ReadyScript,
  { answer, testCase }: { answer: Answer; testCase: TestCase },
  { sandboxes, signal }: ScoringTools,
): Promise<Outcome> {
  const request = {
    source,
    call: { function: spec.function, arguments: [scriptInput(answer, testCase, expectedOf(testCase))] },
    timeoutMs: spec.seconds * 1_000,
    memoryBytes: spec.memoryMb * 1024 * 1024,
  };
  const outcome = await within('sandbox', () => sandboxes[language].run(request, signal));
  const ending = endingReason(outcome, spec);
  if (ending !== null) throw fault(spec, ending, outcome);
  const verdict = readVerdict(outcome.valueJson);
  if ('problem' in verdict) throw fault(spec, verdict.problem, outcome);
  const hasOutput = outcome.stdout !== '' || outcome.stderr !== '';
  return hasOutput ? { ...verdict, details: { kind: 'code', runs: [runRecord(outcome)] } } : verdict;
}

function fault(
  { file, function: name }: Script,
  problem: string,
  { error, stderr }: CodeOutcome,
): BoundaryError {
  const trace = error === null ? stderr : error.traceback;
  const where = trace.trim() === '' ? '' : `\n${trace.trim().slice(-1_000)}`;
  return new BoundaryError('scorer', `The script ${file} (${name}) gave no verdict: ${problem}${where}`, {
    causeKey: `script: ${problem.slice(0, 60)}`,
  });
}
