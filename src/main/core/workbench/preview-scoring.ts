import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { mustKeepJudgements } from '#core/runs/prepare/keep-judgements.ts';
import { planRoles } from '#core/runs/prepare/prepare-roles.ts';
import { scoringSource } from '#core/runs/prepare/scoring-source.ts';
import type { RunContext } from '#core/runs/run-context.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { WorkbenchOutcome, WorkbenchRequest } from '#shared/domain/workbench.ts';
import { AppError } from '#shared/errors.ts';

import { readRules, type RulesReading } from './read-rules.ts';
import { type WorkbenchSubject, workbenchSubject } from './workbench-subject.ts';

/** Stands for the digest of rules that are no version of the environment. */
const UNSAVED = 'unsaved';

/**
 * What other rules would make of the stored answers of runs. Nothing is stored, and no model is asked unless the
 * request says so. Throws what the signal was aborted with.
 */
export async function previewScoring(
  context: RunContext,
  request: WorkbenchRequest,
  signal: AbortSignal,
): Promise<WorkbenchOutcome> {
  const subject = await workbenchSubject(context, request);
  const rules = await readRules(subject.environment, request.scoring);
  if (rules.manifest === null) return nothingJudged(rules.problems);
  const unjudged = await whyNotJudged(context, subject, request, rules);
  if (unjudged !== null) return nothingJudged([...rules.problems, unjudged]);

  const environment = { ...subject.environment, manifest: rules.manifest };
  const outcome = await context.jobs.run(
    {
      kind: 'preview',
      source: await scoringSource(context, environment),
      runs: await Promise.all(
        subject.runs.map(async ({ id, settings }) => ({
          runId: id,
          judges: await planRoles(context, request.withJudges ? settings.judges : []),
          maxRetries: settings.maxRetries,
        })),
      ),
      limit: request.limit,
    },
    signal,
  );
  return { problems: rules.problems, ...outcome };
}

/** Why judgements of models are missing for these rules, at the check that needs them; null when none are. */
export async function whyNotJudged(
  context: RunContext,
  { runs, environment }: WorkbenchSubject,
  { withJudges }: Pick<WorkbenchRequest, 'withJudges'>,
  { manifest, problemAt }: RulesReading,
): Promise<Problem | null> {
  const place = manifest?.scoring.checks.findIndex(({ kind }) => kind === 'judge') ?? -1;
  if (manifest === null || place < 0) return null;
  const path = ['scoring', 'checks', place];
  for (const run of runs) {
    if (withJudges && run.settings.judges.length === 0) {
      const message = `Run ${run.number} has no judge who could be asked.`;
      return problemAt(path, { message, remedy: 'Start a new run with a judge.' });
    }
    if (withJudges || (await isAskedTheSame(context, run, { ...environment, manifest }))) continue;
    const message = `The judges were asked something else in run ${run.number}, so what they said does not hold here.`;
    return problemAt(path, { message, remedy: 'Ask the judges again to see what they say.' });
  }
  return null;
}

async function isAskedTheSame(
  context: RunContext,
  run: WorkbenchSubject['runs'][number],
  environment: StoredEnvironment,
): Promise<boolean> {
  const unsaved = { ...environment, digest: UNSAVED };
  // The files are those of the version that the rules are put in.
  const read = (asked: StoredEnvironment, path: string) =>
    context.readBundleText(asked.digest === UNSAVED ? environment : asked, path);
  try {
    await mustKeepJudgements({ catalog: context.catalog, readBundleText: read }, run, unsaved);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false;
    throw error;
  }
}

function nothingJudged(problems: Problem[]): WorkbenchOutcome {
  const none = { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0, total: 0 };
  return {
    problems,
    judged: 0,
    leftOut: 0,
    before: none,
    after: none,
    changed: [],
    changedCount: 0,
    gained: 0,
    lost: 0,
  };
}
