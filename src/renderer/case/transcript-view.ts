import type { TranscriptEntry } from '#shared/domain/transcript.ts';
import { splitThinking } from './split-thinking.ts';

/** Messages longer than this are folded. */
export const FOLD_LINES = 15;
/** Longer texts are folded even when they have few lines. */
const FOLD_CHARACTERS = 4_000;

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
}

export const ROLE_NAMES: Readonly<Record<TranscriptEntry['role'], string>> = {
  system: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
  prompt: 'Prompt',
  state: 'Final state',
};

/** A transcript ready to be shown: numbered, reasoning apart, long messages known. */
export function viewTranscript(transcript: readonly TranscriptEntry[]): readonly MessageView[] {
  let turn = 0;
  return transcript.map((entry, index) => {
    const isReply = entry.role === 'assistant';
    if (isReply) turn += 1;
    const split = isReply ? splitThinking(entry.content) : { thinking: null, text: entry.content };
    const lines = split.text.split('\n').length;
    return {
      number: index + 1,
      role: entry.role,
      turn: isReply ? turn : null,
      text: split.text,
      thinking: entry.thinking ?? split.thinking,
      lines,
      isLong: lines > FOLD_LINES || split.text.length > FOLD_CHARACTERS,
      entry,
    };
  });
}

/** The beginning of a long message: at most 15 lines and 4,000 characters. */
export function foldText(text: string): string {
  return text.split('\n', FOLD_LINES).join('\n').slice(0, FOLD_CHARACTERS);
}
