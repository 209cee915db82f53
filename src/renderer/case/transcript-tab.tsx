import { useEffect, useMemo, useRef } from 'react';
import type { RefObject } from 'react';

import type { ResultDetail } from '#shared/domain/result-view.ts';
import { FailureBanner } from './failure-banner.tsx';
import { FindBar } from './find-bar.tsx';
import { useFind } from './find-in-transcript.ts';
import { MessageCard } from './message-card.tsx';
import type { TextView } from './text-view.ts';
import { ROLE_NAMES, viewTranscript } from './transcript-view.ts';
import type { MessageView } from './transcript-view.ts';
import styles from './transcript.module.css';

interface TranscriptTabProps {
  readonly result: ResultDetail;
  readonly view: TextView;
  readonly isFinding: boolean;
  readonly onFindClose: () => void;
}

/** Every message of the attempt in order, with an outline beside it where there is room. */
export function TranscriptTab({ result, view, isFinding, onFindClose }: TranscriptTabProps) {
  const root = useRef<HTMLDivElement>(null);
  const messages = useMemo(() => viewTranscript(result.transcript), [result.transcript]);
  const tools = useMemo(() => toolNames(messages), [messages]);
  const find = useFind(messages);
  useScrollToMatch(root, isFinding ? find.place : null);
  if (messages.length === 0) return <NoTranscript result={result} />;
  const shownFind = isFinding ? find : { ...find, marksOf: () => [] };
  return (
    <div className={styles.transcript} ref={root}>
      {isFinding ? <FindBar find={find} onClose={onFindClose} /> : null}
      {result.failure ? <FailureBanner failure={result.failure} /> : null}
      <div className={styles.columns}>
        {messages.length > 4 ? <Outline messages={messages} tools={tools} root={root} /> : null}
        <div className={styles.messages}>
          {messages.map((message) => (
            <MessageCard
              key={message.number}
              message={message}
              view={view}
              find={shownFind}
              toolName={tools.get(message.entry.toolCallId ?? '') ?? null}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function NoTranscript({ result }: { readonly result: ResultDetail }) {
  return (
    <div className={styles.transcript}>
      {result.failure ? <FailureBanner failure={result.failure} /> : null}
      <p>
        There is no transcript: nothing was sent, or it was not kept. Whether transcripts are kept is set
        under <a href="#/settings/storage">Settings › Storage</a>.
      </p>
    </div>
  );
}

interface OutlineProps {
  readonly messages: readonly MessageView[];
  readonly tools: ReadonlyMap<string, string>;
  readonly root: RefObject<HTMLDivElement | null>;
}

function Outline({ messages, tools, root }: OutlineProps) {
  return (
    <nav className={styles.outline} aria-label="Messages">
      {messages.map(({ number, role, entry }) => (
        <button
          key={number}
          type="button"
          className={styles.outlineItem}
          onClick={() => goToMessage(root.current, number)}
        >
          <span className={styles.messageNumber}>{number}</span>
          {tools.get(entry.toolCallId ?? '') ?? ROLE_NAMES[role].toLowerCase()}
        </button>
      ))}
    </nav>
  );
}

function toolNames(messages: readonly MessageView[]): ReadonlyMap<string, string> {
  return new Map(messages.flatMap(({ entry }) => entry.toolCalls ?? []).map(({ id, name }) => [id, name]));
}

/** Brings a message to the top of the view and gives it the focus. */
export function goToMessage(root: HTMLElement | null, number: number): void {
  const message = root?.querySelector<HTMLElement>(`[data-message="${number}"]`);
  message?.scrollIntoView({ block: 'start' });
  message?.focus({ preventScroll: true });
}

/** Shows the current match whenever another one becomes current. */
function useScrollToMatch(root: RefObject<HTMLDivElement | null>, place: string | null): void {
  useEffect(() => {
    if (place === null) return;
    root.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'center' });
  }, [root, place]);
}
