import type { ModelReply, ModelRequest } from '#core/engine/ports.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { AnswerForm } from './answer-form.ts';
import type { CalledFunction } from './expected-calls.ts';
import { goldAnswer } from './gold-answer.ts';
import { type GoldTurn, goldTurns } from './gold-turns.ts';
import { instantReply } from './instant-reply.ts';
import { pythonCall } from './python-call.ts';

/** What the reference solution of a case replies to a request: its next step, or the reference answer. */
export function goldReply(testCase: TestCase, form: AnswerForm, request: ModelRequest): ModelReply {
  const turns = form.calls === undefined ? null : goldTurns(testCase, form.calls);
  if (turns === null || form.calls === undefined) return instantReply(goldAnswer(testCase, form));
  const turn = turns[Math.min(repliesIn(request), turns.length - 1)] ?? { text: '', calls: [] };
  switch (form.calls.written) {
    case 'native':
      return nativeReply(turn, repliesIn(request));
    case 'tagged':
      return instantReply([turn.text, ...turn.calls.map(tagged)].filter((part) => part !== '').join('\n\n'));
    case 'json':
      return instantReply(turn.text || `[${turn.calls.map(jsonCall).join(', ')}]`);
    case 'python':
      return instantReply(turn.text || `[${turn.calls.map(pythonCall).join(', ')}]`);
  }
}

/** How many replies were given before; examples are no replies. */
function repliesIn(request: ModelRequest): number {
  return request.mode === 'chat' ? request.messages.filter(({ role }) => role === 'assistant').length : 0;
}

function nativeReply({ text, calls }: GoldTurn, place: number): ModelReply {
  const reply = instantReply(text);
  if (calls.length === 0) return reply;
  const toolCalls = calls.map((call, index) => ({ id: `gold-${place + 1}-${index + 1}`, ...call }));
  return { ...reply, toolCalls, finishReason: 'tool-calls' };
}

function jsonCall({ name, argumentsJson }: CalledFunction): string {
  return `{"name": ${JSON.stringify(name)}, "arguments": ${argumentsJson}}`;
}

function tagged(call: CalledFunction): string {
  return `<tool_call>\n${jsonCall(call)}\n</tool_call>`;
}
