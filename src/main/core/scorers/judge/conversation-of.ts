import type { Answer } from '#core/engine/ports.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

/** One turn as a judge sees it. */
export interface Turn {
  role: 'user' | 'assistant' | 'tool';
  content: string;
}

const MOST_OF_TOOL = 4_000;

/** What was said, tool calls and their results included; system messages and the final state are left out. */
export function conversationOf({ transcript, response }: Answer, input: string): Turn[] {
  const turns = transcript.flatMap((entry) => turnOf(entry));
  // Where transcripts are not kept, the question and the answer are what there is.
  if (turns.some(({ role }) => role === 'assistant')) return turns;
  return [
    { role: 'user', content: input },
    { role: 'assistant', content: response },
  ];
}

function turnOf(entry: TranscriptEntry): Turn[] {
  switch (entry.role) {
    case 'system':
    case 'state':
      return [];
    case 'prompt':
    case 'user':
      return [{ role: 'user', content: entry.content }];
    case 'tool':
      return [
        { role: 'tool', content: `${entry.toolName ?? 'tool'}: ${entry.content.slice(0, MOST_OF_TOOL)}` },
      ];
    case 'assistant': {
      const calls = (entry.toolCalls ?? []).map(({ name, argumentsJson }) => `call ${name} ${argumentsJson}`);
      return [
        { role: 'assistant', content: [entry.content, ...calls].filter((one) => one !== '').join('\n') },
      ];
    }
  }
}
