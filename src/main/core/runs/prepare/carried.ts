import type { RunRecord, StoredEnvironment } from '#core/catalog/catalog.ts';
import type { Verdict } from '#shared/domain/verdict.ts';

import { CarriedRun } from '../carry/carried-run.ts';
import { createRunCounts } from '../carry/run-counts.ts';
import { createWorkList, doneBitmap, hasBit } from '../carry/work-list.ts';
import type { RunContext } from '../run-context.ts';
import type { PreparedModel } from './model-access.ts';
import { planSession } from './plan-session.ts';
import { prepareRoles } from './prepare-roles.ts';

/** What is stored of a run that is to go on. */
export interface EarlierWork {
  finished: readonly { caseRow: number; attempt: number; verdict: Verdict }[];
  retryErrors: boolean;
}

/** A run ready to be carried out, without what is done already. */
export async function carried(
  context: RunContext,
  run: RunRecord,
  parts: {
    environment: StoredEnvironment;
    prepared: PreparedModel;
    plannedCases: Uint32Array;
    earlier?: EarlierWork;
  },
): Promise<CarriedRun> {
  const { environment, prepared, plannedCases } = parts;
  const { finished, retryErrors } = parts.earlier ?? { finished: [], retryErrors: false };
  const { repeats } = run.settings;
  const isError = ({ verdict }: { verdict: Verdict }) => verdict === 'error';
  const done = retryErrors ? finished.filter((one) => !isError(one)) : finished;
  const errors = doneBitmap(plannedCases, repeats, finished.filter(isError));
  const { settings } = run;
  const { endpoint, concurrency } = endpointOf(context, prepared, settings.concurrency);
  const roles = await prepareRoles(context, environment, settings);
  return new CarriedRun({
    id: run.id,
    model: run.model,
    plan: await planSession(context, environment, { model: run.model, prepared, roles, settings }),
    endpoint,
    list: createWorkList(plannedCases, repeats, doneBitmap(plannedCases, repeats, done)),
    counts: createRunCounts(plannedCases.length * repeats, finished),
    concurrency,
    hadError: (item) => hasBit(errors, item),
    modelDigest: run.modelDigest ?? prepared.digest,
  });
}

/** Where nobody limited the endpoint, a run may ask for more at once than the default. */
function endpointOf({ endpoints }: RunContext, prepared: PreparedModel, chosen: number | null) {
  const { endpoint: limits, isConcurrencyDefault } = prepared;
  const wanted = isConcurrencyDefault ? Math.max(limits.concurrency, chosen ?? 0) : limits.concurrency;
  return {
    endpoint: endpoints.get({ ...limits, concurrency: wanted }),
    concurrency: chosen ?? wanted,
  };
}
