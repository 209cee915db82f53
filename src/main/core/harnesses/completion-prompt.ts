import { promptValues } from '#core/templates/case-values.ts';
import { renderTemplate } from '#core/templates/render-template.ts';
import type { SingleTurn } from '#shared/domain/manifest/harness-spec.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';

import { shotTexts, systemMessage } from './shot-messages.ts';

/**
 * One raw prompt for a base model: system text, each few-shot example followed by its answer, then the case
 * itself, with `shotSeparator` between them. An answer that touches its question gets a space before it.
 */
export function completionPrompt(
  harness: SingleTurn,
  testCase: TestCase,
  examples: readonly ShotExample[],
): string {
  const values = promptValues(testCase);
  const shots = examples.map((example) => {
    const { question, answer } = shotTexts(harness, example);
    return joined(question, answer);
  });
  return [
    ...systemMessage(harness.system, values).map((message) => message.content),
    ...shots,
    renderTemplate('harness.prompt', harness.prompt, values),
  ].join(harness.shotSeparator);
}

function joined(question: string, answer: string): string {
  const touches = /\S$/.test(question) && /^\S/.test(answer);
  return touches ? `${question} ${answer}` : `${question}${answer}`;
}
