import type { ExtractAlternative } from '#shared/domain/manifest/extract-spec.ts';

import { compileStep } from './compile-step.ts';
import { describeStep } from './describe-step.ts';

export interface Extracted {
  readonly answer: string;
  /** The alternative that gave the answer; null where nothing had to be extracted. */
  readonly extractedBy: string | null;
}

/**
 * Reads the answer out of a response: the first alternative that matches gives it, the steps of one are applied one
 * after the other. Null when none matches. Without alternatives the whole response is the answer.
 * Throws AppError `bundle-invalid` for a faulty regular expression.
 */
export function createExtractor(
  alternatives: readonly ExtractAlternative[] | undefined,
): (response: string) => Extracted | null {
  if (alternatives === undefined) return (response) => ({ answer: response, extractedBy: null });
  const compiled = alternatives.map((alternative) => {
    const steps = Array.isArray(alternative) ? alternative : [alternative];
    return { steps: steps.map(compileStep), extractedBy: steps.map(describeStep).join(' → ') };
  });
  return (response) => {
    for (const { steps, extractedBy } of compiled) {
      const answer = steps.reduce<string | null>(
        (text, step) => (text === null ? null : step(text)),
        response,
      );
      if (answer !== null) return { answer, extractedBy };
    }
    return null;
  };
}
