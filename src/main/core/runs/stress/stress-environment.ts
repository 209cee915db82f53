import { RunSettings } from '#shared/domain/run.ts';
import { drawSample } from '#shared/domain/statistics/draw-sample.ts';
import type { StressReport } from '#shared/domain/stress.ts';

import { findEnvironment, mustBeRunnable } from '../prepare/find-environment.ts';
import { attemptPlan } from '../prepare/plan-session.ts';
import { scoringSource } from '../prepare/scoring-source.ts';
import type { RunContext } from '../run-context.ts';
import { stressReport } from './stress-report.ts';

/** Of larger environments, a seeded sample of this size is put to the test. */
const MOST_CASES = 2_000;
const SAMPLE_SEED = 1;

/** How an environment holds up against its own key and against answers that know nothing; nothing is stored. */
export async function stressEnvironment(
  context: RunContext,
  reference: string,
  version: string | null,
): Promise<StressReport> {
  const environment = await findEnvironment(context.catalog, reference, version);
  mustBeRunnable(environment);
  const all = await context.catalog.cases.index(environment.digest);
  const caseRows = drawSample(all.length, MOST_CASES, SAMPLE_SEED)
    .sort()
    .map((place) => all[place] ?? 0);
  const outcome = await context.jobs.run({
    kind: 'stress',
    source: await scoringSource(context, environment),
    attempt: attemptPlan(environment, RunSettings.parse({})),
    caseRows,
  });
  return stressReport(environment, outcome);
}
