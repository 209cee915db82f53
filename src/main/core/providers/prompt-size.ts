import type { ModelRequest } from '#core/engine/ports.ts';

/** Bounds of the number of tokens of a prompt, told from its bytes in UTF-8 alone. */
export interface PromptSize {
  /** Hardly any text has fewer: one token for six bytes. */
  readonly fewest: number;
  /** Hardly any text has more: one token for three bytes (numbers, code, other scripts), and the marks around each message. */
  readonly most: number;
}

const MARKS_A_MESSAGE = 8;

export function promptSize(request: ModelRequest): PromptSize {
  const texts =
    request.mode === 'completion'
      ? [request.prompt]
      : request.messages.map((message) => message.content + callText(message.toolCalls));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const toolBytes = Buffer.byteLength(toolText(request));
  const marks = MARKS_A_MESSAGE * texts.length;
  return { fewest: Math.floor(bytes / 6), most: Math.ceil((bytes + toolBytes) / 3) + marks };
}

function callText(calls: readonly { name: string; argumentsJson: string }[] = []): string {
  return calls.map((call) => call.name + call.argumentsJson).join('');
}

/** How tools are put into the prompt is for the template of the model to say; it may be shorter than their JSON. */
function toolText(request: ModelRequest): string {
  return request.mode === 'chat' && request.tools !== undefined ? JSON.stringify(request.tools) : '';
}
