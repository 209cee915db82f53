import type { Sampling } from '#shared/domain/manifest/sampling.ts';

/** The sampling of attempt k (from 1): as given, with seed + k - 1 where there is a seed. */
export function attemptSampling(sampling: Sampling, attempt: number): Sampling {
  return sampling.seed === undefined ? sampling : { ...sampling, seed: sampling.seed + attempt - 1 };
}

/** The run's own choices over those of the environment; what is undefined there does not count. */
export function mergedSampling(environment: Sampling, run: Sampling): Sampling {
  const chosen = Object.entries(run).filter(([, value]) => value !== undefined);
  return { ...environment, ...Object.fromEntries(chosen) };
}
