import { CircleCheck, CloudOff, KeyRound, Lock, Unplug } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

import type { ProviderConfig, ProviderState } from '#shared/domain/model.ts';

/** How each state of a provider looks and reads. */
export const PROVIDER_STATES: Readonly<Record<ProviderState['status'], { icon: LucideIcon; words: string }>> =
  {
    ready: { icon: CircleCheck, words: 'Connected' },
    unreachable: { icon: Unplug, words: 'Unreachable' },
    'no-key': { icon: KeyRound, words: 'No key' },
    'key-refused': { icon: Lock, words: 'Key refused' },
    'offline-locked': { icon: CloudOff, words: 'Offline lock is on' },
  };

export const PROVIDER_KIND_WORDS: Readonly<Record<ProviderConfig['kind'], string>> = {
  ollama: 'Ollama',
  openai: 'OpenAI-compatible',
  baseline: 'Baselines',
  replay: 'Recorded answers',
};

/** What a provider that needs no server is for. */
export const BUILT_IN_ABOUT: Readonly<Partial<Record<ProviderConfig['kind'], string>>> = {
  baseline:
    'Answers without a model: the reference solution, nothing, the first choice, a random choice or the input. What a real model must beat.',
  replay:
    'Answers from a file of recorded outputs, so that outputs made elsewhere can be scored. Choose it in a new run by name: replay:FILE.',
};
