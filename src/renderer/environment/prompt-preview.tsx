import { CodeBlock } from '../components/code-block.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useCall } from '../queries.ts';
import styles from './environment.module.css';

/** The messages the model would be sent for a case, exactly. */
export function PromptPreview({ id }: { readonly id: number }) {
  const { data, error, refetch } = useCall('cases.prompt', { id });
  if (error !== null)
    return <ErrorState title="The prompt could not be made." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={3} />;
  return (
    <ol className={styles.messages}>
      {data.map((message, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <h4 className={styles.label}>{message.role}</h4>
          <CodeBlock text={message.content} label={`${message.role} message`} maxHeight={400} />
        </li>
      ))}
    </ol>
  );
}
