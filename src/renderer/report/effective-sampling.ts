import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import { Sampling } from '#shared/domain/manifest/sampling.ts';

/** What was asked of the model: the choices of the run over those of the environment. */
export function effectiveSampling(harness: HarnessSpec | undefined, chosen: Sampling): Sampling {
  const own = harness !== undefined && 'sampling' in harness ? Sampling.safeParse(harness.sampling).data : {};
  const set = Object.entries(chosen).filter(([, value]) => value !== undefined);
  return { ...own, ...Object.fromEntries(set) };
}

const WORDS: Readonly<Record<keyof Sampling, string>> = {
  temperature: 'temperature',
  topP: 'top p',
  topK: 'top k',
  minP: 'min p',
  frequencyPenalty: 'frequency penalty',
  presencePenalty: 'presence penalty',
  maxTokens: 'max tokens',
  seed: 'seed',
  stop: 'stop',
  contextTokens: 'context tokens',
  think: 'think',
};

/** `temperature 0 · max tokens 256`; what is not named is left to the server. */
export function samplingWords(sampling: Sampling): string {
  const parts = Object.entries(WORDS).flatMap(([name, words]) => {
    const value = sampling[name as keyof Sampling];
    return value === undefined
      ? []
      : [`${words} ${Array.isArray(value) ? JSON.stringify(value) : String(value)}`];
  });
  return parts.length === 0 ? 'What the server does by default' : parts.join(' · ');
}
