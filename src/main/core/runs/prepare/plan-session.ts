import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import type { AttemptPlan } from '#core/engine/attempt-ports.ts';
import { mergedSampling } from '#core/engine/attempt-sampling.ts';
import { answerFormOf } from '#core/providers/answer-form.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { RunSettings } from '#shared/domain/run.ts';

import type { RunContext } from '../run-context.ts';
import type { RolePlans, SessionPlan } from '../session-plan.ts';
import type { PreparedModel } from './model-access.ts';
import { scoringSource } from './scoring-source.ts';

/** The plan of one model's attempts at an environment. */
export async function planSession(
  context: Pick<RunContext, 'catalog' | 'dataDirectory' | 'readBundleText'>,
  environment: StoredEnvironment,
  choice: { model: string; prepared: PreparedModel; roles: RolePlans; settings: RunSettings },
): Promise<SessionPlan> {
  const { model, prepared, roles, settings } = choice;
  const prices = await context.catalog.providers.prices();
  const { keepTranscripts } = await context.catalog.settings.get();
  const price = prices.find((one) => one.model === model) ?? null;
  return {
    source: await scoringSource(context, environment),
    attempt: { ...attemptPlan(environment, settings), price, modelIdentity: prepared.identity },
    model: { ...prepared.spec, answerForm: answerFormOf(environment.manifest) },
    endpoint: {
      key: prepared.endpoint.key,
      isRateLimited: prepared.endpoint.requestsPerMinute !== null,
    },
    roles,
    keepTranscripts,
  };
}

/** What an environment and the choices for a run say about attempts, whatever the model. */
export function attemptPlan({ manifest, examples }: StoredEnvironment, settings: RunSettings): AttemptPlan {
  return {
    limits: manifest.limits,
    sampling: mergedSampling(samplingOf(manifest), settings.sampling),
    examples,
    price: null,
    maxRetries: settings.maxRetries,
    repeats: settings.repeats,
    useCache: settings.useCache,
    modelIdentity: '',
    extracts: manifest.scoring.extract !== undefined,
  };
}

function samplingOf({ harness }: StoredEnvironment['manifest']): Sampling {
  return harness.kind === 'program' ? {} : harness.sampling;
}
