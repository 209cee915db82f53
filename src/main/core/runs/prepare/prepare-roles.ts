import type { StoredEnvironment } from '#core/catalog/catalog.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import type { Price } from '#shared/domain/model.ts';
import type { Role } from '#shared/domain/role.ts';
import type { RunSettings } from '#shared/domain/run.ts';
import { AppError } from '#shared/errors.ts';

import type { RunContext } from '../run-context.ts';
import type { RolePlan, RolePlans } from '../session-plan.ts';

/** Judges by words alone: what stands in where judging is needed and nobody chose. */
export const STAND_IN_JUDGE = 'baseline:overlap';

type Choice = Pick<RunSettings, 'judges' | 'user' | 'concurrency'>;
type Manifest = Pick<StoredEnvironment, 'manifest'>;

const MISSING: Readonly<Record<Role, string>> = {
  judge: `This environment is judged by a model. Choose at least one judge (--judge PROVIDER:MODEL); ${STAND_IN_JUDGE} only compares words with the reference.`,
  user: 'In this environment a second model plays the user. Choose one (--user PROVIDER:MODEL).',
};

/** What is missing of the roles that an environment needs, a sentence each. */
export function missingRoles(
  { manifest }: Manifest,
  { judges, user }: Pick<Choice, 'judges' | 'user'>,
): { role: Role; message: string }[] {
  const isMissing = (role: Role) => (role === 'judge' ? judges.length === 0 : user === null);
  return rolesOf(manifest)
    .filter(isMissing)
    .map((role) => ({ role, message: MISSING[role] }));
}

/** The settings without roles that the environment has no use for. */
export function neededRoles<C extends Choice>({ manifest }: Manifest, settings: C): C {
  const needed = rolesOf(manifest);
  return {
    ...settings,
    judges: needed.includes('judge') ? [...new Set(settings.judges)] : [],
    user: needed.includes('user') ? settings.user : null,
  };
}

/**
 * The judges and the user of a run, ready to be asked. Throws AppError `invalid-input` for a role that the
 * environment needs and nobody was chosen for, and what a model that cannot be used throws.
 */
export async function prepareRoles(
  context: Pick<RunContext, 'catalog' | 'models' | 'endpoints'>,
  environment: Manifest,
  settings: Choice,
): Promise<RolePlans> {
  const [missing] = missingRoles(environment, settings);
  if (missing !== undefined) throw new AppError('invalid-input', missing.message);
  const { judges, user, concurrency } = neededRoles(environment, settings);
  return {
    judges: await planRoles(context, judges, concurrency),
    user: user === null ? null : ((await planRoles(context, [user], concurrency))[0] ?? null),
  };
}

/** Models of a role by their names. Throws AppError for one that cannot be used. */
export async function planRoles(
  { catalog, models, endpoints }: Pick<RunContext, 'catalog' | 'models' | 'endpoints'>,
  names: readonly string[],
  concurrency: number | null = null,
): Promise<RolePlan[]> {
  const prices: readonly Price[] = names.length === 0 ? [] : await catalog.providers.prices();
  return Promise.all(
    names.map(async (name) => {
      const { spec, endpoint, identity, isConcurrencyDefault } = await models.prepare(name);
      const isInProcess = spec.kind === 'baseline' || spec.kind === 'replay';
      const most = isConcurrencyDefault
        ? Math.max(endpoint.concurrency, concurrency ?? 0)
        : endpoint.concurrency;
      if (!isInProcess) endpoints.join({ ...endpoint, concurrency: most });
      return {
        name,
        model: spec,
        endpoint: { key: endpoint.key, isRateLimited: endpoint.requestsPerMinute !== null, isInProcess },
        identity,
        price: prices.find((one) => one.model === name) ?? null,
      };
    }),
  );
}
