import type { ServedModel } from './model-spec.ts';
import { type OllamaModelFacts, readOllamaDigest, readOllamaModel } from './ollama-facts.ts';

/** What is known about the model of a run. Asked when first needed; the digest again every half minute, as somebody may pull a new version meanwhile. */
export interface OllamaKnowledge {
  facts(signal: AbortSignal): Promise<OllamaModelFacts>;
  digest(signal: AbortSignal): Promise<string | null>;
}

const DIGEST_GOOD_FOR_MS = 30_000;

export function createOllamaKnowledge(spec: ServedModel, fetch: typeof globalThis.fetch): OllamaKnowledge {
  let facts: OllamaModelFacts | undefined;
  let digest: string | null = null;
  let digestReadAt = -Infinity;
  return {
    async facts(signal) {
      facts ??= await readOllamaModel(spec, fetch, spec.model, signal);
      return facts;
    },
    async digest(signal) {
      if (performance.now() - digestReadAt < DIGEST_GOOD_FOR_MS) return digest;
      digest = await readOllamaDigest(spec, fetch, spec.model, signal);
      digestReadAt = performance.now();
      return digest;
    },
  };
}
