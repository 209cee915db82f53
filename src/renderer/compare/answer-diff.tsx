import { useState } from 'react';

import { RawText } from '#renderer/case/raw-text.tsx';
import { SegmentedFilter } from '#renderer/components/segmented-filter.tsx';
import { useCall } from '#renderer/queries.ts';
import styles from './compare.module.css';
import { useDiff } from './use-diff.ts';

interface AnswerDiffProps {
  readonly resultId: number;
  /** The result it is held against; null shows the text as it is. */
  readonly baselineId: number | null;
  readonly label: string;
}

const PARTS = [
  { value: 'answer', label: 'Answer' },
  { value: 'response', label: 'Response' },
] as const;
type Part = (typeof PARTS)[number]['value'];

/** The answer of a run with what differs from the baseline's marked, by ground and by line. */
export function AnswerDiff({ resultId, baselineId, label }: AnswerDiffProps) {
  const [part, setPart] = useState<Part>('answer');
  const own = useCall('results.get', { id: resultId }).data;
  const base = useCall('results.get', { id: baselineId ?? 0 }, { enabled: baselineId !== null }).data;
  const text = own?.[part] ?? '';
  const before = baselineId === null ? null : (base?.[part] ?? null);
  return (
    <>
      {own !== undefined && own.response !== own.answer ? (
        <SegmentedFilter label={`Part of ${label}`} segments={PARTS} value={part} onValueChange={setPart} />
      ) : null}
      {text === '' ? (
        <p className={styles.quiet}>No answer</p>
      ) : (
        <Marked before={before} text={text} label={label} />
      )}
    </>
  );
}

function Marked({
  before,
  text,
  label,
}: {
  readonly before: string | null;
  readonly text: string;
  readonly label: string;
}) {
  const diff = useDiff(before, text);
  if (diff === null) return <RawText text={text} wrap label={label} />;
  if (diff === 'same') {
    return (
      <>
        <p className={styles.quiet}>As the baseline</p>
        <RawText text={text} wrap label={label} />
      </>
    );
  }
  if (diff === 'too-different') {
    return (
      <>
        <p className={styles.quiet}>Too long and too different to mark what changed</p>
        <RawText text={text} wrap label={label} />
      </>
    );
  }
  return (
    <pre className={styles.diff} aria-label={label} dir="auto">
      {diff.map(({ kind, value }, place) => {
        // oxlint-disable-next-line react/no-array-index-key -- a piece is its place
        if (kind === 'same') return <span key={place}>{value}</span>;
        return kind === 'added' ? (
          // oxlint-disable-next-line react/no-array-index-key -- a piece is its place
          <ins key={place}>{value}</ins>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- a piece is its place
          <del key={place}>{value}</del>
        );
      })}
    </pre>
  );
}
