import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

import { type ApplyDeps, applyScoring } from './apply-scoring.ts';
import { previewScoring } from './preview-scoring.ts';

/** Stored answers judged by other rules: as one types, and for good. Of each window the newest preview goes on. */
export function workbenchHandlers(deps: ApplyDeps) {
  const underWay = new Map<string, AbortController>();
  return {
    'workbench.preview': async (request) => {
      const abort = new AbortController();
      underWay.get(request.window)?.abort(new AppError('conflict', 'Newer rules are being judged by now.'));
      underWay.set(request.window, abort);
      try {
        return await previewScoring(deps.context, request, abort.signal);
      } finally {
        if (underWay.get(request.window) === abort) underWay.delete(request.window);
      }
    },
    'workbench.apply': (request) => applyScoring(deps, request),
  } satisfies Partial<Handlers>;
}
