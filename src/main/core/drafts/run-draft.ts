import { planSession } from '#core/runs/prepare/plan-session.ts';
import { planRoles, prepareRoles, STAND_IN_JUDGE } from '#core/runs/prepare/prepare-roles.ts';
import { scoringSource } from '#core/runs/prepare/scoring-source.ts';
import { stressCases } from '#core/runs/stress/stress-environment.ts';
import { detailOf } from '#core/runs/try-run.ts';
import type { Score } from '#shared/domain/case-result.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { RunSettings } from '#shared/domain/run.ts';
import type { StressReport } from '#shared/domain/stress.ts';

import type { DraftContext } from './draft-context.ts';
import { onlyCase, openDraftEnvironment } from './draft-environment.ts';

type Overlay = Readonly<Record<string, string>>;

/** Row id of a case that is not in the catalog. */
const NO_ROW = 0;
/** Of larger drafts, a seeded sample of this size is put to the test. */
const STRESSED = { most: 2_000, seed: 1 };

/** One attempt at a case of a draft; nothing is stored. Throws AppError as `openDraftEnvironment`, and for a model that cannot be used. */
export async function tryDraft(
  drafts: DraftContext,
  id: string,
  asked: { overlay: Overlay; caseIndex: number; model: string; judges: string[]; user: string | null },
): Promise<ResultDetail> {
  const { overlay, caseIndex, model, judges, user } = asked;
  const choice = { index: caseIndex, isAlone: false };
  const { environment, cases, context } = await openDraftEnvironment(drafts, id, { overlay, choice });
  const testCase = onlyCase(cases, caseIndex);
  const settings = RunSettings.parse({ judges, user });
  const roles = await prepareRoles(context, environment, settings);
  const prepared = await context.models.prepare(model);
  const plan = await planSession(context, environment, { model, prepared, roles, settings });
  const result = await context.jobs.run({
    kind: 'try',
    plan: { ...plan, keepTranscripts: true },
    caseRow: NO_ROW,
    testCase,
  });
  return detailOf(result, testCase);
}

/** Judges a response to a case of a draft; where a model is to judge, words alone are compared. */
export async function scoreDraft(
  drafts: DraftContext,
  id: string,
  { overlay, caseIndex, response }: { overlay: Overlay; caseIndex: number; response: string },
): Promise<Score> {
  const choice = { index: caseIndex, isAlone: false };
  const { environment, cases, context } = await openDraftEnvironment(drafts, id, { overlay, choice });
  const testCase = onlyCase(cases, caseIndex);
  const source = await scoringSource(context, environment);
  const isJudged = rolesOf(environment.manifest).includes('judge');
  const judges = await planRoles(context, isJudged ? [STAND_IN_JUDGE] : []);
  return context.jobs.run({ kind: 'score', source, caseRow: NO_ROW, testCase, response, judges });
}

/** How a draft holds up against its own key and against answers that know nothing. */
export async function stressDraft(
  drafts: DraftContext,
  id: string,
  judges: readonly string[],
): Promise<StressReport> {
  const asked = { overlay: {}, choice: STRESSED };
  const { environment, cases, context } = await openDraftEnvironment(drafts, id, asked);
  return stressCases(context, environment, { judges, caseRows: new Uint32Array(), cases });
}
