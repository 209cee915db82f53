import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import { RunSettings } from '#shared/domain/run.ts';
import { drawSample } from '#shared/domain/statistics/draw-sample.ts';
import type { StressReport } from '#shared/domain/stress.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { findEnvironment, mustBeRunnable } from '../prepare/find-environment.ts';
import { planRoles, STAND_IN_JUDGE } from '../prepare/prepare-roles.ts';
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
  asked: { environment: string; version: string | null; judges: readonly string[] },
): Promise<StressReport> {
  const environment = await findEnvironment(context.catalog, asked.environment, asked.version);
  mustBeRunnable(environment);
  const all = await context.catalog.cases.index(environment.digest);
  const caseRows = drawSample(all.length, MOST_CASES, SAMPLE_SEED)
    .sort()
    .map((place) => all[place] ?? 0);
  return stressCases(context, environment, { judges: asked.judges, caseRows });
}

/** Puts these cases to the test: by their rows, or themselves where they are not in the catalog. */
export async function stressCases(
  context: RunContext,
  environment: StoredEnvironment,
  asked: { judges: readonly string[]; caseRows: Uint32Array; cases?: readonly TestCase[] },
): Promise<StressReport> {
  const { judges: chosen, ...cases } = asked;
  const judges = judgesOf(environment, chosen);
  const outcome = await context.jobs.run({
    kind: 'stress',
    source: await scoringSource(context, environment),
    attempt: attemptPlan(environment, RunSettings.parse({})),
    ...cases,
    judges: await planRoles(context, judges),
  });
  return { ...stressReport(environment, outcome), judge: judges.length === 0 ? null : judges.join(', ') };
}

/** Where nobody chose, words alone are compared, so that the test needs no model. */
function judgesOf({ manifest }: StoredEnvironment, asked: readonly string[]): string[] {
  if (!rolesOf(manifest).includes('judge')) return [];
  return asked.length === 0 ? [STAND_IN_JUDGE] : [...new Set(asked)];
}
