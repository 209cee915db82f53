import type { Json } from '#shared/domain/json.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

/** What the tools left behind; undefined when the attempt ended before that was noted. */
export function finalStateOf(transcript: readonly TranscriptEntry[]): Json | undefined {
  const entry = transcript.findLast(({ role }) => role === 'state');
  return entry === undefined ? undefined : (JSON.parse(entry.content) as Json);
}
