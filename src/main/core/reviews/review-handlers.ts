import type { Catalog } from '#core/catalog/catalog.ts';
import { findRun } from '#core/runs/find-run.ts';
import type { Handlers } from '#shared/contract.ts';

import { calibrate } from './calibrate.ts';

/** What a person says about results, and how far judges agree with it. */
export function reviewHandlers({
  results,
  runs,
  environments,
}: Pick<Catalog, 'results' | 'runs' | 'environments'>): Pick<
  Handlers,
  'results.review' | 'runs.calibration'
> {
  return {
    'results.review': async ({ id, ...review }) => ({ review: await results.review(id, review) }),
    'runs.calibration': async ({ runId }) => {
      const run = await findRun({ runs }, runId);
      // The pass mark is of the rules that the results were judged by last.
      const [judgedBy, another] = await results.judgedBy(run.id);
      const digest = another === undefined ? judgedBy : undefined;
      const environment = await environments.get(digest ?? run.environment.digest);
      return calibrate(await results.reviewed(run.id), environment?.manifest.scoring.passMark ?? 1);
    },
  };
}
