import type { Harness, HarnessTools } from '#core/engine/ports.ts';
import type { SingleTurn } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { completionPrompt } from './completion-prompt.ts';
import { chatMessages } from './shot-messages.ts';

/** One question, one reply. */
export function singleTurn(spec: SingleTurn): Harness {
  return {
    run: (testCase, tools) =>
      spec.mode === 'completion' ? complete(spec, testCase, tools) : chat(spec, testCase, tools),
  };
}

async function chat(
  spec: SingleTurn,
  testCase: TestCase,
  tools: HarnessTools,
): Promise<{ response: string }> {
  const messages = chatMessages(spec, testCase, tools.examples);
  for (const { role, content } of messages) tools.record({ role, content });
  const reply = await tools.ask({ mode: 'chat', messages, sampling: tools.sampling });
  return { response: reply.text };
}

async function complete(
  spec: SingleTurn,
  testCase: TestCase,
  tools: HarnessTools,
): Promise<{ response: string }> {
  const prompt = completionPrompt(spec, testCase, tools.examples);
  tools.record({ role: 'prompt', content: prompt });
  const reply = await tools.ask({ mode: 'completion', prompt, sampling: tools.sampling });
  return { response: reply.text };
}
