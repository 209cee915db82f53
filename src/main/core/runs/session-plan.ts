import type { AttemptPlan } from '#core/engine/attempt-ports.ts';
import type { TokenPrice } from '#core/engine/cost.ts';
import type { ModelSpec } from '#core/providers/model-spec.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';

/** What judges the responses of an environment are made from; plain data. */
export interface ScoringSource {
  /** Folder of the catalog, which workers open for reading. */
  dataDirectory: string;
  environmentDigest: string;
  manifest: Manifest;
  /** Texts of the files of the bundle that its checks and tools name, by path. */
  files: Readonly<Record<string, string>>;
  /** Whether its Python runs with the interpreter of this machine, as the user granted. */
  nativePython: boolean;
}

/** The model of a role. It holds the key of its provider: for memory only. */
export interface RolePlan {
  name: string;
  model: ModelSpec;
  /** In-process models need no place at an endpoint. */
  endpoint: { key: string; isRateLimited: boolean; isInProcess: boolean };
  identity: string;
  price: TokenPrice | null;
}

/** The further models of a run. */
export interface RolePlans {
  judges: readonly RolePlan[];
  user: RolePlan | null;
}

/**
 * Everything a worker needs for the attempts of a run, as plain data: settings, not cases. It holds the key of
 * the provider, so it is handed over in memory only and never written down.
 */
export interface SessionPlan {
  source: ScoringSource;
  attempt: AttemptPlan;
  model: ModelSpec;
  endpoint: { key: string; isRateLimited: boolean };
  roles: RolePlans;
  /** Without it, only the response of an attempt is kept. */
  keepTranscripts: boolean;
}
