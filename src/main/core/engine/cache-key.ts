import { createHash } from 'node:crypto';

import type { Sampling } from '#shared/domain/manifest/sampling.ts';

import type { ModelRequest } from './ports.ts';

/** Key of everything that can change a response: the model as served, and the whole request with its sampling. */
export function cacheKey(modelIdentity: string, request: ModelRequest): string {
  const content = request.mode === 'chat' ? request.messages : request.prompt;
  const parts = [modelIdentity, request.mode, content, sorted(request.sampling), ...further(request)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What plain questions do not have, so that their keys stay as they were. */
function further(request: ModelRequest): unknown[] {
  if (request.mode !== 'chat') return [];
  const { tools, parallelToolCalls, replySchema } = request;
  if (tools === undefined && replySchema === undefined) return [];
  return [{ tools, parallelToolCalls, replySchema }];
}

/** Whether an earlier answer may stand for a new one: repeats are meant to differ unless the model is told to be deterministic. */
export function isCacheSound(sampling: Sampling, repeats: number): boolean {
  return repeats === 1 || sampling.temperature === 0;
}

function sorted(sampling: Sampling): unknown {
  return Object.entries(sampling).sort(([first], [second]) => (first < second ? -1 : 1));
}
