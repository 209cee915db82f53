import type { PromptMessage } from '#shared/domain/draft.ts';

import { type DraftContext, findDraft, placeOf } from './draft-context.ts';
import { invalidDraft, onlyCase } from './draft-environment.ts';

/**
 * What the model would be sent for a case; mistakes in other cases do not matter. Throws AppError `bundle-invalid` with
 * the first problem where they keep the case from being read, `not-found` when there is no such case.
 */
export async function promptOfDraft(
  context: DraftContext,
  id: string,
  { overlay, caseIndex }: { overlay: Readonly<Record<string, string>>; caseIndex: number },
): Promise<PromptMessage[]> {
  const draft = await findDraft(context, id);
  const bundle = placeOf(context, draft, overlay);
  const choice = { index: caseIndex, isAlone: true };
  const { manifest, cases, examples, problems } = await context.workers.run('draftCases', {
    bundle,
    choice,
  });
  const isMistaken = problems.some(({ severity }) => severity === 'error');
  if (manifest === null || (cases.length === 0 && isMistaken)) throw invalidDraft(problems);
  const testCase = onlyCase(cases, caseIndex);
  return context.workers.run('renderPrompt', { harness: manifest.harness, testCase, examples });
}
