import { HttpFailure } from './http-failure.ts';

/** What a server that calls itself OpenAI-compatible takes; learnt from its refusals. */
export interface OpenAiDialect {
  readonly maxTokensName: 'max_tokens' | 'max_completion_tokens';
  readonly streams: boolean;
  /** Parameters it does not know or does not let be set. */
  readonly without: ReadonlySet<string>;
  /** It wants the reasoning before calls of tools back. */
  readonly returnsThinking: boolean;
  /** Whether the other name of the token limit was tried. */
  readonly triedOtherName: boolean;
}

/** Parameters an answer can do without; the others stay, and the refusal is shown. */
const DISPENSABLE = [
  'stream_options',
  'seed',
  'temperature',
  'top_p',
  'reasoning_effort',
  'chat_template_kwargs',
  'parallel_tool_calls',
  'response_format',
] as const;

/** The dialect to begin with. OpenAI's own newer models take only `max_completion_tokens`, most other servers only `max_tokens`. */
export function firstDialect(baseUrl: string): OpenAiDialect {
  const isOpenAi = new URL(baseUrl).hostname.endsWith('openai.com');
  return {
    maxTokensName: isOpenAi ? 'max_completion_tokens' : 'max_tokens',
    streams: true,
    without: new Set(),
    returnsThinking: false,
    triedOtherName: false,
  };
}

/** The dialect that does without what the server refused; null if the refusal has another reason. */
export function dialectAfter(dialect: OpenAiDialect, error: unknown, sent: object): OpenAiDialect | null {
  if (!(error instanceof HttpFailure) || (error.status !== 400 && error.status !== 422)) return null;
  const { text, param } = error.said;
  const refuses = (name: string) => Object.hasOwn(sent, name) && isAbout({ text, param }, name);
  if (/reasoning_content/.test(text) && !dialect.returnsThinking)
    return { ...dialect, returnsThinking: true };
  if (!speaksOfParameters(text)) return null;
  if (refuses(dialect.maxTokensName) && !dialect.triedOtherName) return withOtherName(dialect);
  const refused = DISPENSABLE.find(refuses);
  if (refused) return { ...dialect, without: new Set([...dialect.without, refused]) };
  return refuses('stream') ? { ...dialect, streams: false } : null;
}

function withOtherName(dialect: OpenAiDialect): OpenAiDialect {
  const maxTokensName = dialect.maxTokensName === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  return { ...dialect, maxTokensName, triedOtherName: true };
}

/** An unknown parameter, not a value out of range: that one is for the person to see. */
function speaksOfParameters(text: string): boolean {
  return /unsupported|support|unknown|unrecogni[sz]ed|unexpected|extra|not (permitted|allowed)|invalid (parameter|field|argument)|not available|unavailable/i.test(
    text,
  );
}

/** Other words that servers have for a parameter. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  response_format: ['response format', 'json_schema', 'structured outputs?'],
  parallel_tool_calls: ['parallel tool calls?', 'parallel function calls?'],
};

/** A refusal names its parameter, or a part of it, or only speaks of it. */
function isAbout({ text, param }: { text: string; param: string | null }, name: string): boolean {
  if (param !== null) return param === name || param.startsWith(`${name}.`);
  return [name, ...(OTHER_WORDS[name] ?? [])].some((word) => names(text, word));
}

function names(text: string, parameter: string): boolean {
  return new RegExp(`(?<![\\w-])${parameter}(?![\\w-])`, 'i').test(text);
}
