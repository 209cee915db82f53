import { promptValues } from '#core/templates/case-values.ts';
import { renderTemplate } from '#core/templates/render-template.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { ShotExample, TestCase } from '#shared/domain/test-case.ts';

import { completionPrompt } from './completion-prompt.ts';
import { chatMessages, systemMessage } from './shot-messages.ts';
import { turnsOf } from './turns-of.ts';

export interface PromptMessage {
  role: 'system' | 'user' | 'assistant' | 'prompt';
  content: string;
}

/** What a model would be sent for a case. Of a conversation: all turns of the user, without the replies between them. */
export function renderPrompt(
  harness: HarnessSpec,
  testCase: TestCase,
  examples: readonly ShotExample[],
): PromptMessage[] {
  switch (harness.kind) {
    case 'single-turn':
      return harness.mode === 'completion'
        ? [{ role: 'prompt', content: completionPrompt(harness, testCase, examples) }]
        : chatMessages(harness, testCase, examples).flatMap(({ role, content }) =>
            role === 'tool' ? [] : [{ role, content }],
          );
    case 'multi-turn':
      return [
        ...systemText(harness.system, testCase),
        ...turnsOf(harness, testCase).map((content) => ({ role: 'user' as const, content })),
      ];
    case 'tool-loop':
    case 'code-repair':
      return [
        ...systemText(harness.system, testCase),
        ...('user' in harness && harness.user !== undefined ? [] : [firstPrompt(harness.prompt, testCase)]),
      ];
    case 'program':
      return [{ role: 'user', content: testCase.input }];
  }
}

function systemText(template: string | undefined, testCase: TestCase): PromptMessage[] {
  const messages = systemMessage(template, promptValues(testCase));
  return messages.map(({ content }) => ({ role: 'system', content }));
}

function firstPrompt(template: string, testCase: TestCase): PromptMessage {
  return { role: 'user', content: renderTemplate('harness.prompt', template, promptValues(testCase)) };
}
