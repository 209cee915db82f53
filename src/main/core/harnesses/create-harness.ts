import type { Harness } from '#core/engine/ports.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import { AppError } from '#shared/errors.ts';

import { harnesses } from './index.ts';

/** The harness of a manifest. Throws AppError `not-available` for a kind that this version cannot run. */
export function createHarness(spec: HarnessSpec): Harness {
  switch (spec.kind) {
    case 'single-turn':
      return harnesses['single-turn'](spec);
    case 'multi-turn':
      return harnesses['multi-turn'](spec);
    case 'tool-loop':
    case 'code-repair':
    case 'program':
      throw new AppError(
        'not-available',
        `This version cannot run environments with the harness "${spec.kind}". Use single-turn or multi-turn.`,
      );
  }
}
