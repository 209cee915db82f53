import { ModelError, type ModelRequest } from '#core/engine/ports.ts';

import { HttpFailure } from './http-failure.ts';

/** What servers say of a model, or of their own start, without tool calling. */
const NO_TOOLS =
  /(does not|doesn't|not|no|without|cannot) [^.]*\b(support|endpoints)[^.]*\b(tools?|functions?)\b|\btools?\b[^.]*\b(not supported|unsupported|not available|requires --jinja)|tool[- ]choice[^.]*requires|enable-auto-tool-choice|functions? (calling|calls?)[^.]*(not supported|unsupported)/i;

/** The error of a request with tools, with advice where the server says that it has no tool calling; every other error as it is. */
export function withToolAdvice(error: unknown, request: ModelRequest): unknown {
  const hasTools = request.mode === 'chat' && (request.tools?.length ?? 0) > 0;
  if (!hasTools || !(error instanceof HttpFailure)) return error;
  const { param, text } = error.said;
  if (param !== 'tools' && !NO_TOOLS.test(text)) return error;
  return new ModelError(
    `${error.message} The model was offered tools: choose one with tool calling, or set "protocol: text" in the harness of the environment, which describes the tools in words.`,
    { retryable: false, causeKey: 'no tool calling', status: error.status, cause: error },
  );
}
