import type { Searchable } from './find-text.ts';
import { indentJson } from './indent-json.ts';
import type { CallView, MessageView } from './transcript-view.ts';

/** The searchable texts of a message, each under the name that marks it in the page. */
export function partsOf(message: MessageView): readonly Searchable[] {
  const { number, thinking, text, calls } = message;
  return [
    ...(thinking === null ? [] : [{ message: number, part: 'thinking', text: thinking }]),
    { message: number, part: 'text', text },
    ...calls.flatMap((call) => partsOfCall(call, number)),
  ];
}

function partsOfCall({ call, result }: CallView, message: number): Searchable[] {
  const given = { message, part: argumentsPart(call.id), text: indentJson(call.argumentsJson) };
  if (result === null) return [given];
  return [given, { message, part: resultPart(call.id), text: indentJson(result.content) }];
}

export function argumentsPart(callId: string): string {
  return `call-${callId}`;
}

export function resultPart(callId: string): string {
  return `result-${callId}`;
}
