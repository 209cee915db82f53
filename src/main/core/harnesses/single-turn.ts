import type { Harness, HarnessTools } from '#core/engine/ports.ts';
import type { SingleTurn } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { callsText } from './calls-text.ts';
import { completionPrompt } from './completion-prompt.ts';
import { offeredFunctions } from './offered-functions.ts';
import { nativeProtocol } from './protocol/native-protocol.ts';
import { chatMessages } from './shot-messages.ts';

/** One question, one reply. */
export function singleTurn(spec: SingleTurn): Harness {
  return {
    run(testCase, tools) {
      if (spec.mode === 'completion') return complete(spec, testCase, tools);
      return spec.functions === undefined
        ? chat(spec, testCase, tools)
        : call(spec, spec.functions, { testCase, tools });
    },
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

/** The functions of the case are offered and not carried out: their calls are the answer. */
async function call(
  spec: SingleTurn,
  field: string,
  { testCase, tools }: { testCase: TestCase; tools: HarnessTools },
): Promise<{ response: string }> {
  const protocol = nativeProtocol(offeredFunctions(field, testCase), { parallelCalls: true });
  const messages = chatMessages(spec, testCase, tools.examples);
  for (const { role, content } of messages) tools.record({ role, content });
  const reply = await tools.ask(protocol.request(messages, tools.sampling), protocol.read);
  const { text, toolCalls = [] } = reply;
  return { response: text.trim() === '' && toolCalls.length > 0 ? callsText(toolCalls) : text };
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
