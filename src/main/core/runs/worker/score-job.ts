import type { Score } from '#shared/domain/case-result.ts';

import type { JobRequest } from '../pool/job-request.ts';
import { casesOf, mustRead, scorerOf, scoringToolsOf, type WorkerTools } from './worker-tools.ts';

/** Judges one response to a case. */
export async function scoreJob(
  { source, caseRow, response }: Extract<JobRequest, { kind: 'score' }>,
  tools: WorkerTools,
): Promise<Score> {
  const testCase = await mustRead(casesOf(tools, source), caseRow);
  return scorerOf(source).score(
    response,
    [{ role: 'assistant', content: response }],
    testCase,
    scoringToolsOf(source, tools),
  );
}
