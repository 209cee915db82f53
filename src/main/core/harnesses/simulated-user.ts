import type { ChatMessage, HarnessTools } from '#core/engine/ports.ts';
import { promptValues } from '#core/templates/case-values.ts';
import { renderTemplate } from '#core/templates/render-template.ts';
import type { SimulatedUser as SimulatedUserSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** What the user says, or that the conversation is over: by a stop phrase, or as the user has no turn left. */
export type UserTurn = { says: string } | { over: 'stop phrase' | 'user turns' };

/** A user played by a second model, with a conversation of its own in which it is the assistant. */
export interface SimulatedUser {
  /** The first thing it says. */
  open(): Promise<UserTurn>;
  /** What it says to a reply of the candidate. */
  hear(reply: string): Promise<UserTurn>;
}

/** Some servers refuse an empty message. */
const NOTHING_SAID = '(no reply)';

/** Begins the user's part of a case; its transcript is kept apart. */
export function simulateUser(
  spec: SimulatedUserSpec,
  testCase: TestCase,
  tools: HarnessTools,
): SimulatedUser {
  const system = renderTemplate('harness.user.system', spec.system, promptValues(testCase));
  const messages: ChatMessage[] = [{ role: 'system', content: system }];
  const mostTurns = Math.min(spec.turns, tools.turnLimit);
  let turns = 0;
  tools.record({ role: 'system', content: system, side: 'user' });

  const hear = async (reply: string): Promise<UserTurn> => {
    if (turns >= mostTurns) return { over: 'user turns' };
    turns += 1;
    const content = reply.trim() === '' ? NOTHING_SAID : reply;
    messages.push({ role: 'user', content });
    tools.record({ role: 'user', content, side: 'user' });
    const { text } = await tools.askUser({
      mode: 'chat',
      messages: [...messages],
      sampling: spec.sampling,
    });
    messages.push({ role: 'assistant', content: text });
    const isOver = spec.stopPhrases.some((phrase) => text.includes(phrase));
    return isOver ? { over: 'stop phrase' } : { says: text };
  };
  return { open: () => hear(spec.opening), hear };
}
