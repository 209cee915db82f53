import type { RunSummary } from '#shared/domain/run.ts';

interface Surroundings {
  readonly appVersion: string | null;
  readonly modelDigest: string | null;
}

/** What another person needs to get the same numbers. */
export function configurationOf(run: RunSummary, { appVersion, modelDigest }: Surroundings) {
  return {
    appVersion,
    run: run.id,
    environment: run.environment,
    model: run.model,
    modelDigest,
    settings: run.settings,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}
