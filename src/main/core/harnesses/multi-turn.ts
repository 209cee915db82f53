import type { ChatMessage, Harness, HarnessTools } from '#core/engine/ports.ts';
import { promptValues } from '#core/templates/case-values.ts';
import type { MultiTurn } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { systemMessage } from './shot-messages.ts';
import { turnsOf } from './turns-of.ts';

/** Scripted turns of the user; each reply becomes part of the conversation. */
export function multiTurn(spec: MultiTurn): Harness {
  return { run: (testCase, tools) => converse(spec, testCase, tools) };
}

async function converse(
  spec: MultiTurn,
  testCase: TestCase,
  tools: HarnessTools,
): Promise<{ response: string }> {
  const messages: ChatMessage[] = systemMessage(spec.system, promptValues(testCase));
  for (const { role, content } of messages) tools.record({ role, content });
  const replies: string[] = [];
  for (const content of turnsOf(spec, testCase)) {
    messages.push({ role: 'user', content });
    tools.record({ role: 'user', content });
    const { text } = await tools.ask({ mode: 'chat', messages: [...messages], sampling: tools.sampling });
    messages.push({ role: 'assistant', content: text });
    replies.push(text);
    if (spec.stopPhrases.some((phrase) => text.includes(phrase))) break;
  }
  return { response: spec.answer === 'all' ? replies.join('\n\n') : (replies.at(-1) ?? '') };
}
