import type { TranscriptEntry } from '#shared/domain/transcript.ts';

/** The part of a transcript that scorers see: a simulated user's own one is left out. */
export function candidateEntries(transcript: readonly TranscriptEntry[]): TranscriptEntry[] {
  return transcript.filter(({ side }) => side === undefined);
}
