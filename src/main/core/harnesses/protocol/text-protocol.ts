import type { ChatMessage, ToolDeclaration } from '#core/engine/ports.ts';

import { findTextCalls } from './find-text-calls.ts';
import type { AnsweredCall, ToolProtocol } from './tool-protocol.ts';
import { uniqueCallIds } from './unique-call-ids.ts';

/** Tools for models without tool calling: described in the system message, called by a block in the reply, answered by a message of the user. */
export function textProtocol(
  declarations: readonly ToolDeclaration[],
  { parallelCalls }: { parallelCalls: boolean },
): ToolProtocol {
  const names = declarations.map(({ name }) => name);
  const withIds = uniqueCallIds();
  return {
    manual: manualOf(declarations, parallelCalls),
    request: (messages, sampling) => ({ mode: 'chat', messages: [...messages], sampling }),
    read(reply) {
      const { toolCalls: native = [], ...rest } = reply;
      const { calls } = findTextCalls(reply.text, names);
      const all = native.length > 0 ? native : calls.map((call) => ({ ...call, id: '' }));
      return all.length === 0 ? rest : { ...rest, toolCalls: withIds(all) };
    },
    problems: ({ text }) => findTextCalls(text, names).problems,
    messages: ({ text }, results, problems) => {
      const said: ChatMessage = { role: 'assistant', content: text };
      if (results.length + problems.length === 0) return [said];
      return [said, { role: 'user', content: [...results.map(resultText), ...problems].join('\n\n') }];
    },
  };
}

function resultText({ call, content }: AnsweredCall): string {
  return `<tool_result name=${JSON.stringify(call.name)}>\n${content}\n</tool_result>`;
}

function manualOf(declarations: readonly ToolDeclaration[], parallelCalls: boolean): string {
  const tools = declarations.map(
    ({ name, description, parameters }) =>
      `## ${name}\n${description}\nArguments as JSON Schema: ${JSON.stringify(parameters)}`,
  );
  const several = parallelCalls
    ? 'One reply may hold several such blocks; they are carried out in order.'
    : 'Call one tool in each reply.';
  return `# Tools

You can call tools. To call one, end your reply with a block of this form:

<tool_call>
{"name": "NAME OF THE TOOL", "arguments": {"ARGUMENT": "VALUE"}}
</tool_call>

${several} The results come in the next message. Do not write results yourself. When you need no more tools, answer without such a block.

${tools.join('\n\n')}`;
}
