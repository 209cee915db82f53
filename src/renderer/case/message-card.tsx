import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { Disclosure } from '#renderer/components/disclosure.tsx';
import { Markdown } from '#renderer/components/markdown.tsx';
import type { ToolCall } from '#shared/domain/transcript.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import type { Find } from './find-in-transcript.ts';
import { RawText } from './raw-text.tsx';
import { RENDERED_UP_TO } from './text-view.ts';
import type { TextView } from './text-view.ts';
import { foldText, ROLE_NAMES } from './transcript-view.ts';
import type { MessageView } from './transcript-view.ts';
import texts from './case-text.module.css';
import styles from './transcript.module.css';

interface MessageCardProps {
  readonly message: MessageView;
  readonly view: TextView;
  readonly find: Find;
  /** Name of the tool whose result this message is. */
  readonly toolName: string | null;
}

/** One message: who said it, what it cost, its text; reasoning and long texts folded. */
export function MessageCard({ message, view, find, toolName }: MessageCardProps) {
  const { number, role, turn, thinking, entry } = message;
  const title = toolName === null ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} ${toolName}`;
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
      {entry.toolCalls?.map((call) => (
        <ToolCallView key={call.id} call={call} message={number} view={view} find={find} />
      ))}
    </article>
  );
}

function MessageText({ message, view, find }: Omit<MessageCardProps, 'toolName'>) {
  const { text, lines, isLong, number, role } = message;
  const [isOpen, setIsOpen] = useState(false);
  const marks = find.marksOf(number, 'text');
  if (text === '') return null;
  if (marks.length > 0)
    return <RawText text={text} wrap={view.wrap} label={`Message ${number}`} marks={marks} />;
  const shown = isLong && !isOpen ? foldText(text) : text;
  const isRendered = view.mode === 'rendered' && role !== 'tool' && shown.length < RENDERED_UP_TO;
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

interface ToolCallViewProps extends Pick<MessageCardProps, 'view' | 'find'> {
  readonly call: ToolCall;
  readonly message: number;
}

function ToolCallView({ call, message, view, find }: ToolCallViewProps) {
  return (
    <section className={styles.call} aria-label={`Call of ${call.name}`}>
      <h4 className={styles.callName}>{call.name}</h4>
      <RawText
        text={call.argumentsJson}
        wrap={view.wrap}
        label={`Arguments of ${call.name}`}
        marks={find.marksOf(message, `call-${call.id}`)}
      />
    </section>
  );
}

function measuresOf({ entry, role }: MessageView): string {
  const tokens = role === 'assistant' ? entry.usage?.outputTokens : null;
  return [
    entry.durationMs === undefined ? null : formatDuration(entry.durationMs),
    entry.firstTokenMs === undefined ? null : `first token ${formatDuration(entry.firstTokenMs)}`,
    tokens === null || tokens === undefined ? null : `${formatCount(tokens)} tok`,
    entry.finishReason === undefined ? null : `stop=${entry.finishReason}`,
    entry.retries ? formatCounted(entry.retries, 'retry', 'retries') : null,
    entry.droppedParameters ? `without ${entry.droppedParameters.join(', ')}` : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
