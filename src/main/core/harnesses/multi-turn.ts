import type { ChatMessage, Harness, HarnessTools } from '#core/engine/ports.ts';
import { promptValues } from '#core/templates/case-values.ts';
import type { MultiTurn, SimulatedUser as SimulatedUserSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { systemMessage } from './shot-messages.ts';
import { simulateUser } from './simulated-user.ts';
import { turnsOf } from './turns-of.ts';

/** A conversation: the turns of the user are given or played by a second model; each reply becomes part of it. */
export function multiTurn(spec: MultiTurn): Harness {
  return {
    async run(testCase, tools) {
      const candidate = startCandidate(spec, testCase, tools);
      if (spec.user === undefined) await scripted(spec, testCase, candidate);
      else await simulated(spec.user, { testCase, tools, candidate });
      const { replies } = candidate;
      return { response: spec.answer === 'all' ? replies.join('\n\n') : (replies.at(-1) ?? '') };
    },
  };
}

/** The candidate's side of a conversation. */
interface Candidate {
  readonly replies: readonly string[];
  /** Asks it; tells whether its reply ends the conversation. */
  hear(content: string): Promise<{ reply: string; isOver: boolean }>;
}

function startCandidate(spec: MultiTurn, testCase: TestCase, tools: HarnessTools): Candidate {
  const messages: ChatMessage[] = systemMessage(spec.system, promptValues(testCase));
  for (const { role, content } of messages) tools.record({ role, content });
  const replies: string[] = [];
  return {
    replies,
    async hear(content) {
      messages.push({ role: 'user', content });
      tools.record({ role: 'user', content });
      const { text } = await tools.ask({ mode: 'chat', messages: [...messages], sampling: tools.sampling });
      messages.push({ role: 'assistant', content: text });
      replies.push(text);
      return { reply: text, isOver: spec.stopPhrases.some((phrase) => text.includes(phrase)) };
    },
  };
}

async function scripted(spec: MultiTurn, testCase: TestCase, candidate: Candidate): Promise<void> {
  for (const content of turnsOf(spec, testCase)) if ((await candidate.hear(content)).isOver) return;
}

/** Ends by a phrase of either side, or at the limit of turns, which is no error. */
async function simulated(
  spec: SimulatedUserSpec,
  { testCase, tools, candidate }: { testCase: TestCase; tools: HarnessTools; candidate: Candidate },
): Promise<void> {
  const user = simulateUser(spec, testCase, tools);
  let turn = await user.open();
  while ('says' in turn && candidate.replies.length < tools.turnLimit) {
    const { reply, isOver } = await candidate.hear(turn.says);
    if (isOver) return;
    turn = await user.hear(reply);
  }
}
