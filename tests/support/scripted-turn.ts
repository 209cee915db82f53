/** A message as a client sends it. */
export interface SentMessage {
  readonly role: string;
  readonly content: string;
}

/** What a scripted server replies: a text, calls of tools, or both. */
export interface ScriptedTurn {
  readonly text?: string;
  readonly calls?: readonly { readonly name: string; readonly argumentsText: string }[];
}
