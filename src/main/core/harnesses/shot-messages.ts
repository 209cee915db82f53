import type { ChatMessage } from '#core/engine/ports.ts';
import { exampleValues, promptValues } from '#core/templates/case-values.ts';
import { renderTemplate, type TemplateValues } from '#core/templates/render-template.ts';
import type { SingleTurn } from '#shared/domain/manifest/harness-spec.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';

/** What is asked of a chat model: system message, each few-shot example as question and answer, the case itself. */
export function chatMessages(
  harness: SingleTurn,
  testCase: TestCase,
  examples: readonly ShotExample[],
): ChatMessage[] {
  const values = promptValues(testCase);
  return [
    ...systemMessage(harness.system, values),
    ...examples.flatMap((example) => shotPair(harness, example)),
    { role: 'user', content: renderTemplate('harness.prompt', harness.prompt, values) },
  ];
}

/** The rendered system message, if the environment has one. */
export function systemMessage(template: string | undefined, values: TemplateValues): ChatMessage[] {
  if (template === undefined) return [];
  const content = renderTemplate('harness.system', template, values);
  return content.trim() === '' ? [] : [{ role: 'system', content }];
}

/** An example's question and answer, as two texts. */
export function shotTexts(harness: SingleTurn, example: ShotExample): { question: string; answer: string } {
  const values = exampleValues(example);
  return {
    question: renderTemplate('harness.prompt', harness.prompt, values),
    answer: renderTemplate('harness.shotAnswer', harness.shotAnswer, values),
  };
}

function shotPair(harness: SingleTurn, example: ShotExample): ChatMessage[] {
  const { question, answer } = shotTexts(harness, example);
  return [
    { role: 'user', content: question },
    { role: 'assistant', content: answer },
  ];
}
