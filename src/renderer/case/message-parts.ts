import type { Searchable } from './find-text.ts';
import type { MessageView } from './transcript-view.ts';

/** The searchable texts of a message, each under the name that marks it in the page. */
export function partsOf(message: MessageView): readonly Searchable[] {
  const parts: Searchable[] = [];
  if (message.thinking !== null)
    parts.push({ message: message.number, part: 'thinking', text: message.thinking });
  parts.push({ message: message.number, part: 'text', text: message.text });
  for (const call of message.entry.toolCalls ?? [])
    parts.push({ message: message.number, part: `call-${call.id}`, text: call.argumentsJson });
  return parts;
}
