import type { ChatMessage, ModelReply, ModelRequest } from '#core/engine/ports.ts';
import type { ToolCall } from '#shared/domain/transcript.ts';

/** What one call came to, for the model. */
export interface AnsweredCall {
  readonly call: ToolCall;
  readonly content: string;
}

/** How a model is told of tools, calls them and hears of results. */
export interface ToolProtocol {
  /** What the system message must say of the tools; empty where nothing need be said. */
  readonly manual: string;
  request(messages: readonly ChatMessage[], sampling: ModelRequest['sampling']): ModelRequest;
  /** The reply with its calls under the names of the environment, each with an id of its own. */
  readonly read: (reply: ModelReply) => ModelReply;
  /** What is wrong with calls that could not be read at all, in sentences for the model. */
  problems(reply: ModelReply): readonly string[];
  /** The reply and the results of its calls as they are sent next. */
  messages(reply: ModelReply, results: readonly AnsweredCall[], problems: readonly string[]): ChatMessage[];
}
