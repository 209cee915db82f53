import { judgeModels } from '#core/engine/role-calls.ts';
import type { Score } from '#shared/domain/case-result.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import type { JobRequest } from '../pool/job-request.ts';
import { jobSetting } from './job-setting.ts';
import { NO_PLACE, openRoles } from './open-roles.ts';
import { casesOfJob, mustRead, scorerOf, scoringToolsOf, type WorkerTools } from './worker-tools.ts';

/** Judges one response to a case. */
export async function scoreJob(
  { source, response, judges, ...job }: Extract<JobRequest, { kind: 'score' }>,
  tools: WorkerTools,
): Promise<Score> {
  const testCase = await mustRead(casesOfJob(tools, source, job), job.caseRow);
  const transcript: TranscriptEntry[] = [{ role: 'assistant', content: response }];
  const roles = openRoles({ judges, user: null }, tools);
  try {
    const setting = jobSetting(testCase, tools);
    const asked = judgeModels(roles.forPlace({ ...NO_PLACE, isLent: false }).judges, setting);
    const scoringTools = { ...scoringToolsOf(source, tools), judges: asked };
    return await scorerOf(source).score(response, transcript, testCase, scoringTools);
  } finally {
    await roles.close();
  }
}
