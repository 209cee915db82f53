import { CodeBlock } from '#renderer/components/code-block.tsx';
import type { ExportPreview } from '#shared/domain/export.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './export.module.css';

interface ExportPreviewViewProps {
  readonly preview: ExportPreview | undefined;
  readonly error: Error | null;
}

/** What the file will hold: name, count, what is left out and why, the first record. */
export function ExportPreviewView({ preview, error }: ExportPreviewViewProps) {
  if (error) {
    return (
      <p role="alert" className={styles.error}>
        {error.message}
      </p>
    );
  }
  if (!preview) return <div className={styles.preview} />;
  return (
    <div className={styles.preview}>
      <p aria-live="polite">
        {formatCounted(preview.count, 'case')} into <code>{preview.fileName}</code>
      </p>
      {preview.leftOut.map(({ reason, count }) => (
        <p key={reason} className={styles.leftOut}>
          {formatCounted(count, 'case')} left out: {reason}
        </p>
      ))}
      {preview.sample === null ? (
        <p className={styles.leftOut}>No case to export. Choose other cases or another format.</p>
      ) : (
        <CodeBlock text={pretty(preview.sample)} label="first record" maxHeight={200} />
      )}
    </div>
  );
}

/** JSON on several lines; anything else as it is. */
function pretty(sample: string): string {
  try {
    return JSON.stringify(JSON.parse(sample), null, 2);
  } catch {
    return sample;
  }
}
