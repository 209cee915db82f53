import type { ToolCall, TranscriptEntry } from '#shared/domain/transcript.ts';
import { indentJson } from './indent-json.ts';
import { splitThinking } from './split-thinking.ts';

/** Messages longer than this are folded. */
export const FOLD_LINES = 15;
/** Longer texts are folded even when they have few lines. */
const FOLD_CHARACTERS = 4_000;

/** A call of a tool with what came back; null while nothing did. */
export interface CallView {
  readonly call: ToolCall;
  readonly result: TranscriptEntry | null;
}

export interface MessageView {
  /** From 1, in the order it was said. */
  readonly number: number;
  readonly role: TranscriptEntry['role'];
  /** Reply of the model counted from 1; null for everybody else. */
  readonly turn: number | null;
  readonly text: string;
  readonly thinking: string | null;
  readonly lines: number;
  readonly isLong: boolean;
  readonly entry: TranscriptEntry;
  readonly calls: readonly CallView[];
}

export const ROLE_NAMES: Readonly<Record<TranscriptEntry['role'], string>> = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
  prompt: 'Prompt',
  state: 'Final state',
};

/** Whose conversation is shown: the candidate's, or that of the model which played the user. */
export type Side = 'candidate' | 'user';

/** Which conversations an attempt kept. */
export function sidesOf(transcript: readonly TranscriptEntry[]): readonly Side[] {
  return transcript.some(({ side }) => side === 'user') ? ['candidate', 'user'] : ['candidate'];
}

/** A transcript ready to be shown: numbered, reasoning apart, long messages known, results with their calls. */
export function viewTranscript(
  transcript: readonly TranscriptEntry[],
  side: Side = 'candidate',
): readonly MessageView[] {
  const { shown, results } = shownEntries(transcript, side);
  let turn = 0;
  return shown.map((entry, index) => {
    if (entry.role === 'assistant') turn += 1;
    return viewEntry(entry, { number: index + 1, turn, results });
  });
}

/** The entries that are messages of their own: all but results, which stand with their calls. */
export function shownEntries(transcript: readonly TranscriptEntry[], side: Side = 'candidate') {
  const entries = transcript.filter((entry) => (entry.side ?? 'candidate') === side);
  const results = resultsByCall(entries);
  const withCalls = new Set(results.values());
  return { shown: entries.filter((entry) => !withCalls.has(entry)), results };
}

interface EntryPlace {
  readonly number: number;
  readonly turn: number;
  readonly results: ReadonlyMap<ToolCall, TranscriptEntry>;
}

function viewEntry(entry: TranscriptEntry, { number, turn, results }: EntryPlace): MessageView {
  const isReply = entry.role === 'assistant';
  const content = entry.role === 'state' ? indentJson(entry.content) : entry.content;
  const split = isReply ? splitThinking(content) : { thinking: null, text: content };
  const lines = split.text.split('\n').length;
  return {
    number,
    role: entry.role,
    turn: isReply ? turn : null,
    text: split.text,
    thinking: entry.thinking ?? split.thinking,
    lines,
    isLong: lines > FOLD_LINES || split.text.length > FOLD_CHARACTERS,
    entry,
    calls: (entry.toolCalls ?? []).map((call) => ({ call, result: results.get(call) ?? null })),
  };
}

/** Servers may use one id again in a later turn, so a result belongs to the last open call of its id. */
function resultsByCall(entries: readonly TranscriptEntry[]): ReadonlyMap<ToolCall, TranscriptEntry> {
  const results = new Map<ToolCall, TranscriptEntry>();
  let open: readonly ToolCall[] = [];
  for (const entry of entries) {
    if (entry.toolCalls !== undefined) open = entry.toolCalls;
    if (entry.role !== 'tool') continue;
    const call = open.find((one) => one.id === entry.toolCallId && !results.has(one));
    if (call !== undefined) results.set(call, entry);
  }
  return results;
}

/** The beginning of a long message: at most 15 lines and 4,000 characters. */
export function foldText(text: string): string {
  return text.split('\n', FOLD_LINES).join('\n').slice(0, FOLD_CHARACTERS);
}
