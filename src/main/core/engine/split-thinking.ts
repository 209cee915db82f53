/** A response apart from reasoning that leaked into it. */
export interface SplitResponse {
  text: string;
  /** Null when nothing leaked. */
  thinking: string | null;
}

const PAIR = /<(think|thinking)>([\s\S]*?)<\/\1>/gi;
/** Reasoning that was cut off before its end. */
const UNCLOSED = /^\s*<(?:think|thinking)>([\s\S]*)$/i;
/** Some chat templates write the opening tag into the prompt, so that only the closing one is in the answer. */
const UNOPENED = /^([\s\S]*?)<\/(?:think|thinking)>/i;

/** Takes reasoning marked with `<think>…</think>` out of a response. What is left loses the blank space around it. */
export function splitThinking(response: string): SplitResponse {
  if (!/<\/?think/i.test(response)) return { text: response, thinking: null };
  const thoughts: string[] = [];
  const keep = (thought: string) => {
    thoughts.push(thought.trim());
    return '';
  };
  let text = response.replaceAll(PAIR, (_all, _tag, thought: string) => keep(thought));
  text = text.replace(UNOPENED, (_all, thought: string) => keep(thought));
  text = text.replace(UNCLOSED, (_all, thought: string) => keep(thought));
  return thoughts.length === 0
    ? { text: response, thinking: null }
    : { text: text.trim(), thinking: thoughts.filter((thought) => thought !== '').join('\n\n') };
}
