import type { ModelSpec } from '#core/providers/model-spec.ts';
import type { ModelName } from '#shared/domain/model.ts';

import type { EndpointLimits } from '../carry/endpoint.ts';

/** A model as a run needs it. */
export interface PreparedModel {
  /** Holds the key of the provider: for memory only. */
  spec: ModelSpec;
  endpoint: EndpointLimits;
  /** Whether nobody chose the endpoint's concurrency, so that a run may ask for more. */
  isConcurrencyDefault: boolean;
  /** Tells the model as served from every other one: kind, address, name and, where known, digest. */
  identity: string;
  /** Digest of the weights, where the server tells. */
  digest: string | null;
}

/** Something that stands in the way of a model, or may. */
export interface ModelProblem {
  blocking: boolean;
  /** What is the matter and what to do. */
  message: string;
}

/** How runs get at models; the providers implement it. */
export interface ModelAccess {
  /** Throws AppError for an unknown provider, a missing key, or an address that the offline lock forbids. Contacts nobody unless it must. */
  prepare(model: ModelName): Promise<PreparedModel>;
  /** Looks whether the model can be reached and is there. */
  problems(model: ModelName): Promise<ModelProblem[]>;
}
