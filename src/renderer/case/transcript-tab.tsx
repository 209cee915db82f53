import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';

import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { FailureBanner } from './failure-banner.tsx';
import { FindBar } from './find-bar.tsx';
import { useFind } from './find-in-transcript.ts';
import { MessageCard } from './message-card.tsx';
import type { TextView } from './text-view.ts';
import { ROLE_NAMES, sidesOf, viewTranscript } from './transcript-view.ts';
import type { MessageView, Side } from './transcript-view.ts';
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
  const [side, setSide] = useState<Side>('candidate');
  const messages = useMemo(() => viewTranscript(result.transcript, side), [result.transcript, side]);
  const find = useFind(messages);
  useScrollToMatch(root, isFinding ? find.place : null);
  if (result.transcript.length === 0) return <NoTranscript result={result} />;
  const shownFind = isFinding ? find : { ...find, marksOf: () => [] };
  return (
    <div className={styles.transcript} ref={root}>
      {isFinding ? <FindBar find={find} onClose={onFindClose} /> : null}
      {result.failure ? <FailureBanner failure={result.failure} /> : null}
      {sidesOf(result.transcript).length > 1 ? <SideChoice side={side} onChange={setSide} /> : null}
      <div className={styles.columns}>
        {messages.length > 4 ? <Outline messages={messages} root={root} /> : null}
        <div className={styles.messages}>
          {messages.map((message) => (
            <MessageCard key={message.number} message={message} view={view} find={shownFind} />
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
  readonly root: RefObject<HTMLDivElement | null>;
}

function Outline({ messages, root }: OutlineProps) {
  return (
    <nav className={styles.outline} aria-label="Messages">
      {messages.map(({ number, role, calls }) => (
        <button
          key={number}
          type="button"
          className={styles.outlineItem}
          onClick={() => goToMessage(root.current, number)}
        >
          <span className={styles.messageNumber}>{number}</span>
          <span className={styles.outlineText}>
            {calls.length === 0
              ? ROLE_NAMES[role].toLowerCase()
              : calls.map(({ call }) => call.name).join(', ')}
          </span>
        </button>
      ))}
    </nav>
  );
}

const SIDES = [
  { value: 'candidate', label: 'Model' },
  { value: 'user', label: 'Simulated user' },
] as const;

interface SideChoiceProps {
  readonly side: Side;
  readonly onChange: (side: Side) => void;
}

/** Two models talked: each has a transcript of its own. */
function SideChoice({ side, onChange }: SideChoiceProps) {
  return <SegmentedFilter label="Transcript of" segments={SIDES} value={side} onValueChange={onChange} />;
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
