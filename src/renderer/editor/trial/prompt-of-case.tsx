import { useEffect, useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { CodeBlock } from '#renderer/components/code-block.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import type { PromptMessage } from '#shared/domain/draft.ts';
import styles from '../editor.module.css';
import { overlayOf } from '../files/draft-state.ts';
import { useDraftState, useSession } from '../files/use-session.ts';

interface PromptOfCaseProps {
  readonly draftId: string;
  readonly caseIndex: number;
  /** When files were last written; the prompt is made again after it. */
  readonly updatedAt: string;
}

const REST_MS = 300;

/** The messages a model would be sent for a case, by the texts as they stand. */
export function PromptOfCase({ draftId, caseIndex, updatedAt }: PromptOfCaseProps) {
  const client = useClient();
  const session = useSession();
  const files = useDraftState((state) => state.files);
  const [messages, setMessages] = useState<readonly PromptMessage[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      const overlay = overlayOf(session.store.getState());
      client.call('drafts.prompt', { draftId, caseIndex, overlay }).then(
        (made) => {
          if (isOver) return;
          setMessages(made);
          setFailure(null);
        },
        (error: Error) => {
          if (!isOver) setFailure(error.message);
        },
      );
    }, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, session, draftId, caseIndex, updatedAt, files]);
  return (
    <section aria-label="What the model is sent">
      <h2 className={styles.label}>What the model is sent</h2>
      {failure === null ? null : <p className={styles.failure}>{failure}</p>}
      {messages === null && failure === null ? <Skeleton rows={3} /> : null}
      <ol className={styles.messages}>
        {(failure === null ? (messages ?? []) : []).map((message, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <h3 className={styles.label}>{message.role}</h3>
            <CodeBlock text={message.content} label={`${message.role} message`} maxHeight={400} />
          </li>
        ))}
      </ol>
    </section>
  );
}
