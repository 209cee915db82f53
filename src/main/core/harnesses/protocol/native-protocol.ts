import type { ToolDeclaration } from '#core/engine/ports.ts';

import type { ToolProtocol } from './tool-protocol.ts';
import { uniqueCallIds } from './unique-call-ids.ts';
import { wireNames } from './wire-names.ts';

/** Tools by the tool calling of the server. */
export function nativeProtocol(
  declarations: readonly ToolDeclaration[],
  { parallelCalls }: { parallelCalls: boolean },
): ToolProtocol {
  const names = wireNames(declarations.map(({ name }) => name));
  const withIds = uniqueCallIds();
  const tools = declarations.map((tool) => ({ ...tool, name: names.toWire(tool.name) }));
  return {
    manual: '',
    request: (messages, sampling) => ({
      mode: 'chat',
      messages: [...messages],
      sampling,
      tools,
      ...(parallelCalls ? {} : { parallelToolCalls: false }),
    }),
    read(reply) {
      const { toolCalls = [], ...rest } = reply;
      if (toolCalls.length === 0) return rest;
      const named = toolCalls.map((call) => ({ ...call, name: names.fromWire(call.name) }));
      return { ...rest, toolCalls: withIds(named) };
    },
    problems: () => [],
    messages: ({ text, thinking, toolCalls = [] }, results) => [
      {
        role: 'assistant',
        content: text,
        ...(thinking !== undefined && { thinking }),
        ...(toolCalls.length > 0 && {
          toolCalls: toolCalls.map((call) => ({ ...call, name: names.toWire(call.name) })),
        }),
      },
      ...results.map(({ call, content }) => ({ role: 'tool' as const, content, toolCallId: call.id })),
    ],
  };
}
