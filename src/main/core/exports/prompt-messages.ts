import { candidateEntries } from '#core/engine/candidate-entries.ts';
import { renderPrompt } from '#core/harnesses/render-prompt.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';

import type { ExportSource } from './export-source.ts';

/** A message of a training record. */
export interface TrainingMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** What came before the answer that is to be learned. */
export type Prompt = { kind: 'chat'; messages: TrainingMessage[] } | { kind: 'text'; prompt: string };

/**
 * The prompt of a case without few-shot examples; of a conversation, with the replies before the last one.
 * Null when a conversation's transcript was not kept.
 */
export function promptOf({ environment }: ExportSource, result: ResultDetail): Prompt | null {
  const { harness } = environment.manifest;
  if (harness.kind === 'multi-turn') {
    const transcript = candidateEntries(result.transcript);
    const last = transcript.findLastIndex(({ role }) => role === 'assistant');
    if (last < 0) return null;
    return { kind: 'chat', messages: transcript.slice(0, last).flatMap(trainingMessage) };
  }
  const messages = renderPrompt(harness, result.testCase, []);
  const raw = messages.find(({ role }) => role === 'prompt');
  if (raw !== undefined) return { kind: 'text', prompt: raw.content };
  return { kind: 'chat', messages: messages.flatMap(trainingMessage) };
}

function trainingMessage({ role, content }: { role: string; content: string }): TrainingMessage[] {
  return role === 'system' || role === 'user' || role === 'assistant' ? [{ role, content }] : [];
}
