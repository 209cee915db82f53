import { callsIn, type TextCall } from './text-call.ts';
import { parseLenientJson } from './lenient-json.ts';

/** The calls written in a reply, and what is wrong with those that cannot be read. */
export interface TextCalls {
  readonly calls: readonly TextCall[];
  readonly problems: readonly string[];
}

/** `<tool_call>…</tool_call>`, also without its end, as replies are cut off there by some servers. */
const TAGGED = /<tool_call>([\s\S]*?)(?:<\/tool_call>|(?=<tool_call>)|$)/gi;
const FENCED = /```[ \t]*([\w-]*)[^\n]*\n([\s\S]*?)(?:```|$)/g;
const CALL_FENCES = new Set(['tool_call', 'tool_calls', 'tool', 'tool_code']);
const JSON_FENCES = new Set(['', 'json', 'json5', 'javascript', ...CALL_FENCES]);

/**
 * Calls out of a reply in text: blocks between `<tool_call>` tags; where there are none, fenced blocks of JSON that
 * look like calls; else a reply that is nothing but a call. Names and arguments may be keyed in the common ways.
 */
export function findTextCalls(text: string, tools: readonly string[]): TextCalls {
  const tagged = Array.from(text.matchAll(TAGGED), ([, block = '']) => readBlock(block, tools, true));
  if (tagged.length > 0) return joined(tagged);
  const fenced = Array.from(text.matchAll(FENCED)).flatMap(([, language = '', block = '']) => {
    const kind = language.toLowerCase();
    return JSON_FENCES.has(kind) ? [readBlock(block, tools, CALL_FENCES.has(kind))] : [];
  });
  const inFences = joined(fenced);
  if (inFences.calls.length + inFences.problems.length > 0) return inFences;
  const whole = text.trim();
  return /^[{[]/.test(whole) ? readBlock(whole, tools, false) : { calls: [], problems: [] };
}

/** `isSurely`: the block says of itself that it is a call; else it may be JSON of the answer. */
function readBlock(block: string, tools: readonly string[], isSurely: boolean): TextCalls {
  const inner = unfenced(block).trim();
  const parsed = parseLenientJson(inner);
  if ('problem' in parsed) {
    const looksLikeCall =
      isSurely || (/"(name|tool)"\s*:/.test(inner) && /"(arguments|parameters)"\s*:/.test(inner));
    return { calls: [], problems: looksLikeCall ? [unreadable(parsed.problem)] : [] };
  }
  const calls = callsIn(parsed.value, tools, { isSurely });
  if (calls.length > 0 || !isSurely) return { calls, problems: [] };
  return { calls: [], problems: [unreadable('it has no "name"')] };
}

function unfenced(block: string): string {
  return /^\s*```[^\n]*\n([\s\S]*?)(?:```\s*)?$/.exec(block)?.[1] ?? block;
}

function unreadable(problem: string): string {
  return `Error: the tool call cannot be read: ${problem}. Write it as <tool_call>{"name": "NAME", "arguments": {…}}</tool_call> with valid JSON.`;
}

function joined(parts: readonly TextCalls[]): TextCalls {
  return { calls: parts.flatMap(({ calls }) => calls), problems: parts.flatMap(({ problems }) => problems) };
}
