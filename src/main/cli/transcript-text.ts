import type { TranscriptEntry } from '#shared/domain/transcript.ts';
import { formatDuration } from '#shared/format/duration.ts';

import { executionText } from './finding-text.ts';
import { indented } from './indented.ts';
import type { Terminal } from './terminal.ts';

const MOST_STATE = 4_000;

/** A transcript to be read: who said what, calls of tools with arguments and results, what code printed. */
export function transcriptText(
  transcript: readonly TranscriptEntry[],
  terminal: Pick<Terminal, 'style'>,
): string {
  return transcript.map((entry) => entryText(entry, terminal)).join('\n');
}

function entryText(entry: TranscriptEntry, terminal: Pick<Terminal, 'style'>): string {
  const parts = [terminal.style('bold', heading(entry))];
  if (entry.thinking !== undefined) parts.push(indented(`(thinking) ${entry.thinking}`));
  const content = entry.role === 'state' ? stateText(entry.content) : entry.content;
  if (content.trim() !== '') parts.push(indented(content.trimEnd()));
  for (const { name, argumentsJson } of entry.toolCalls ?? [])
    parts.push(indented(`→ ${name} ${argumentsJson}`));
  if (entry.execution !== undefined) parts.push(indented(executionText(entry.execution)));
  return parts.join('\n');
}

function heading(entry: TranscriptEntry): string {
  const { role, side, toolName, isError, limit, durationMs, retries } = entry;
  const who = role === 'tool' ? `tool ${toolName ?? ''}`.trim() : role;
  const facts = [
    side === 'user' ? 'of the simulated user' : null,
    isError === true ? 'error' : null,
    limit === undefined ? null : `ended by the limit of ${limit}`,
    durationMs === undefined ? null : formatDuration(durationMs),
    retries === undefined ? null : `after ${retries} retries`,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? who : `${who} (${facts.join(', ')})`;
}

function stateText(content: string): string {
  const text = prettyJson(content);
  return text.length <= MOST_STATE ? text : `${text.slice(0, MOST_STATE)}\n…`;
}

function prettyJson(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
