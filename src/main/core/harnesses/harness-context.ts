import type { ScoringSpec } from '#shared/domain/manifest/manifest.ts';

/** What a harness may ask for when it is made. */
export interface HarnessContext {
  /** Text of a file of the bundle. Throws AppError `bundle-invalid` if there is none. */
  readonly readBundleFile: (path: string) => string;
  /** How answers of the environment are judged; code-repair runs its tests. */
  readonly scoring: Pick<ScoringSpec, 'checks' | 'extract'>;
}
