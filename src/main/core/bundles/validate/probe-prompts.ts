import { renderPrompt } from '#core/harnesses/render-prompt.ts';
import { TemplateError } from '#core/templates/template-error.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { ShotExample } from '#shared/domain/test-case.ts';

import type { ProbeCases } from '../dataset/read-dataset.ts';

/** Cases whose prompts are tried. */
const FIRST_CASES = 200;

/** Renders what the model would be sent for the first cases, so that a template that fails shows before a run. */
export function promptProbe(harness: HarnessSpec, examples: readonly ShotExample[]): ProbeCases {
  let left = FIRST_CASES;
  const told = new Set<string>();
  return (cases) => {
    for (const { testCase, report } of cases.slice(0, left)) {
      left -= 1;
      const message = faultOf(() => renderPrompt(harness, testCase, examples));
      if (message === null || told.has(message)) continue;
      told.add(message);
      report({
        severity: 'error',
        field: null,
        message: `The prompt of this case cannot be made: ${message}`,
        remedy: 'Correct the template in environment.yaml, or the row.',
      });
    }
  };
}

function faultOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return `${error.message}.`;
    return error instanceof Error ? error.message : String(error);
  }
}
