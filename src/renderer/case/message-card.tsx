import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { Disclosure } from '#renderer/components/disclosure.tsx';
import { Markdown } from '#renderer/components/markdown.tsx';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import type { Find } from './find-in-transcript.ts';
import { RawText } from './raw-text.tsx';
import { RENDERED_UP_TO } from './text-view.ts';
import type { TextView } from './text-view.ts';
import { ToolCallView } from './tool-call-view.tsx';
import { foldText, ROLE_NAMES } from './transcript-view.ts';
import type { MessageView } from './transcript-view.ts';
import texts from './case-text.module.css';
import styles from './transcript.module.css';

interface MessageCardProps {
  readonly message: MessageView;
  readonly view: TextView;
  readonly find: Find;
}

/** One message: who said it, what it cost, its text; reasoning and long texts folded. */
export function MessageCard({ message, view, find }: MessageCardProps) {
  const { number, role, turn, thinking, entry, calls } = message;
  const title = titleOf(message);
  const thinkingMarks = find.marksOf(number, 'thinking');
  return (
    <article className={styles.message} data-message={number} tabIndex={-1} aria-label={`${number} ${title}`}>
      <header className={styles.messageHeader}>
        <span className={styles.messageNumber}>{number}</span>
        <h3 className={styles.role} data-role={role}>
          {title}
        </h3>
        {turn === null ? null : <span className={styles.measure}>turn {turn}</span>}
        <span className={styles.measures}>{measuresOf(message)}</span>
        <CopyButton text={entry.content} label={`Copy message ${number}`} />
      </header>
      {thinking === null || thinking === '' ? null : (
        <Disclosure
          key={thinkingMarks.length > 0 ? 'found' : 'closed'}
          title="Reasoning"
          summary={formatCounted(thinking.split('\n').length, 'line')}
          defaultOpen={thinkingMarks.length > 0}
        >
          <RawText text={thinking} wrap={view.wrap} label="Reasoning" marks={thinkingMarks} />
        </Disclosure>
      )}
      <MessageText message={message} view={view} find={find} />
      {calls.map((call, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- servers may give two calls one id
        <ToolCallView key={place} view={call} message={number} wrap={view.wrap} find={find} />
      ))}
    </article>
  );
}

function MessageText({ message, view, find }: MessageCardProps) {
  const { text, lines, isLong, number, role } = message;
  const [isOpen, setIsOpen] = useState(false);
  const marks = find.marksOf(number, 'text');
  if (text === '') return null;
  if (marks.length > 0)
    return <RawText text={text} wrap={view.wrap} label={`Message ${number}`} marks={marks} />;
  const shown = isLong && !isOpen ? foldText(text) : text;
  const isRendered =
    view.mode === 'rendered' && role !== 'tool' && role !== 'state' && shown.length < RENDERED_UP_TO;
  return (
    <>
      <div className={isLong && !isOpen ? styles.folded : undefined}>
        {isRendered ? (
          <div className={texts.rendered} dir="auto">
            <Markdown text={shown} headingLevel={4} />
          </div>
        ) : (
          <RawText text={shown} wrap={view.wrap} label={`Message ${number}`} />
        )}
      </div>
      {isLong ? (
        <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show less' : `Show all ${formatCounted(lines, 'line')}`}
        </Button>
      ) : null}
    </>
  );
}

/** A result that belongs to no call is named by its tool. */
function titleOf({ role, entry }: MessageView): string {
  return entry.toolName === undefined ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} ${entry.toolName}`;
}

function measuresOf({ entry, role }: MessageView): string {
  const tokens = role === 'assistant' ? entry.usage?.outputTokens : null;
  return [
    entry.durationMs === undefined ? null : formatDuration(entry.durationMs),
    entry.firstTokenMs === undefined ? null : `first token ${formatDuration(entry.firstTokenMs)}`,
    tokens === null || tokens === undefined ? null : `${formatCount(tokens)} tok`,
    entry.finishReason === undefined ? null : `stop=${entry.finishReason}`,
    entry.limit === undefined ? null : `ended by the limit of ${entry.limit}`,
    entry.retries ? formatCounted(entry.retries, 'retry', 'retries') : null,
    entry.droppedParameters ? `without ${entry.droppedParameters.join(', ')}` : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
