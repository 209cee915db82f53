import type { ChatMessage, HarnessTools, ModelReply } from '#core/engine/ports.ts';
import type { Toolbox, ToolResult } from '#core/tools/toolbox.ts';
import type { ToolCall } from '#shared/domain/transcript.ts';

import type { AnsweredCall, ToolProtocol } from './protocol/tool-protocol.ts';

/** What came of the calls of a reply: the messages that go on from it, or the end of the case. */
export type CallOutcome = { next: ChatMessage[] } | { response: string; limit?: 'tool calls' };

/** Carries out the calls of replies, in order and within the limit, and records what they gave. */
export interface CallDesk {
  hasWork(reply: ModelReply): boolean;
  answer(reply: ModelReply): Promise<CallOutcome>;
}

const REFUSALS = {
  'handed in': 'the answer was handed in before, so this call was not carried out',
  'one at a time':
    'only one tool may be called in each reply, so this call was not carried out; make it again',
  limit: 'the limit of tool calls is reached, so this call was not carried out',
} as const;
type Refusal = keyof typeof REFUSALS;

interface DeskParts {
  readonly tools: HarnessTools;
  readonly toolbox: Toolbox;
  readonly protocol: ToolProtocol;
}

export function createCallDesk(
  { parallelCalls }: { parallelCalls: boolean },
  { tools, toolbox, protocol }: DeskParts,
): CallDesk {
  let made = 0;

  /** Why a call is not carried out; null when it is. */
  const refusal = (place: number, isOver: boolean): Refusal | null => {
    if (isOver) return 'handed in';
    if (!parallelCalls && place > 0) return 'one at a time';
    return made < tools.toolCallLimit ? null : 'limit';
  };

  const carryOut = async (call: ToolCall, refused: Refusal | null): Promise<ToolResult> => {
    if (refused !== null) return { content: `Error: ${REFUSALS[refused]}.`, isError: true, durationMs: 0 };
    made += 1;
    return toolbox.call(call.name, call.argumentsJson);
  };

  return {
    hasWork: (reply) => (reply.toolCalls?.length ?? 0) > 0 || protocol.problems(reply).length > 0,
    async answer(reply) {
      const results: AnsweredCall[] = [];
      let submitted: string | undefined;
      let isBeyond = false;
      for (const [place, call] of (reply.toolCalls ?? []).entries()) {
        const refused = refusal(place, submitted !== undefined);
        isBeyond ||= refused === 'limit';
        const result = await carryOut(call, refused);
        submitted ??= result.submitted;
        record(tools, call, result);
        results.push({ call, content: result.content });
      }
      if (submitted !== undefined) return { response: submitted };
      if (isBeyond) return { response: reply.text, limit: 'tool calls' };
      const problems = protocol.problems(reply);
      for (const content of problems) tools.record({ role: 'tool', content, isError: true });
      return { next: protocol.messages(reply, results, problems) };
    },
  };
}

function record(tools: HarnessTools, call: ToolCall, result: ToolResult): void {
  tools.record({
    role: 'tool',
    content: result.content,
    toolCallId: call.id,
    toolName: call.name,
    ...(result.isError && { isError: true }),
    durationMs: result.durationMs,
    ...(result.execution !== undefined && { execution: result.execution }),
  });
}
