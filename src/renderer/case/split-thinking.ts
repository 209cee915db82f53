export interface SplitText {
  readonly thinking: string | null;
  readonly text: string;
}

const LEADING_THOUGHT = /^\s*<(think|thinking|reasoning)>([\s\S]*?)(?:<\/\1>|$)/i;

/** Takes reasoning that a model left inside its reply (`<think>…</think>`) apart from what it said. */
export function splitThinking(content: string): SplitText {
  const match = LEADING_THOUGHT.exec(content);
  if (!match) return { thinking: null, text: content };
  return { thinking: (match[2] ?? '').trim(), text: content.slice(match[0].length).trimStart() };
}
