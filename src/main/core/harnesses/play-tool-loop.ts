import type { ChatMessage, HarnessTools, ModelReply } from '#core/engine/ports.ts';
import { promptValues } from '#core/templates/case-values.ts';
import { renderTemplate } from '#core/templates/render-template.ts';
import type { Toolbox } from '#core/tools/toolbox.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { ToolLoop } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

import { createCallDesk } from './call-desk.ts';
import { nativeProtocol } from './protocol/native-protocol.ts';
import { textProtocol } from './protocol/text-protocol.ts';
import { systemMessage } from './shot-messages.ts';
import { type SimulatedUser, simulateUser } from './simulated-user.ts';

export interface ToolLoopSetting {
  readonly testCase: TestCase;
  readonly tools: HarnessTools;
  readonly toolbox: Toolbox;
}

type Limit = NonNullable<TranscriptEntry['limit']>;
/** What comes after a reply: the next messages, or the end with the answer. */
type Step = { next: ChatMessage[] } | { response: string; limit?: Limit };

/**
 * Asks and carries out calls until the case ends. A limit of turns or calls is no error: what was said last is the
 * response, and the state as it stands is judged. Records the final state last.
 */
export async function playToolLoop(spec: ToolLoop, setting: ToolLoopSetting): Promise<{ response: string }> {
  const end = await played(spec, setting);
  const { toolbox, tools } = setting;
  const state = await toolbox.state();
  if (state !== null || end.limit !== undefined) {
    const limit = end.limit === undefined ? {} : { limit: end.limit };
    tools.record({ role: 'state', content: canonicalJson(state), ...limit });
  }
  return { response: end.response };
}

async function played(
  spec: ToolLoop,
  setting: ToolLoopSetting,
): Promise<Extract<Step, { response: string }>> {
  const { tools, toolbox, testCase } = setting;
  const protocol = (spec.protocol === 'native' ? nativeProtocol : textProtocol)(toolbox.declarations, spec);
  const desk = createCallDesk(spec, { tools, toolbox, protocol });
  const user = spec.user === undefined ? null : simulateUser(spec.user, testCase, tools);
  const opening = user === null ? firstPrompt(spec, testCase) : await user.open();
  const messages = begin(spec, testCase, protocol.manual, tools);
  if ('over' in opening) return { response: '' };
  messages.push(heard(opening.says, tools));
  let lastSaid = '';
  for (let turn = 0; turn < tools.turnLimit; turn++) {
    const reply = await tools.ask(protocol.request(messages, tools.sampling), protocol.read);
    if (reply.text.trim() !== '') lastSaid = reply.text;
    const step = desk.hasWork(reply) ? await desk.answer(reply) : await answered(reply, user, tools);
    if ('response' in step) return { ...step, response: step.limit === undefined ? step.response : lastSaid };
    messages.push(...step.next);
  }
  return { response: lastSaid, limit: 'turns' };
}

function firstPrompt(spec: ToolLoop, testCase: TestCase): { says: string } {
  return { says: renderTemplate('harness.prompt', spec.prompt, promptValues(testCase)) };
}

function begin(spec: ToolLoop, testCase: TestCase, manual: string, tools: HarnessTools): ChatMessage[] {
  const own = systemMessage(spec.system, promptValues(testCase)).map(({ content }) => content);
  const content = [...own, manual].filter((part) => part !== '').join('\n\n');
  if (content === '') return [];
  tools.record({ role: 'system', content });
  return [{ role: 'system', content }];
}

function heard(content: string, tools: HarnessTools): ChatMessage {
  tools.record({ role: 'user', content });
  return { role: 'user', content };
}

/** A reply without calls is the answer, or goes to the user. */
async function answered(reply: ModelReply, user: SimulatedUser | null, tools: HarnessTools): Promise<Step> {
  if (user === null) return { response: reply.text };
  const turn = await user.hear(reply.text);
  if ('over' in turn) {
    return turn.over === 'user turns' ? { response: reply.text, limit: turn.over } : { response: reply.text };
  }
  return { next: [{ role: 'assistant', content: reply.text }, heard(turn.says, tools)] };
}
