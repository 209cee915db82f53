import { RawText } from '../raw-text.tsx';
import styles from './details.module.css';

interface CallsDetailsProps {
  readonly expected: readonly string[];
  readonly got: readonly string[];
  readonly wrap: boolean;
}

/** The calls that were expected beside those that came. */
export function CallsDetails({ expected, got, wrap }: CallsDetailsProps) {
  return (
    <div className={styles.pair}>
      <Calls title="Expected calls" calls={expected} wrap={wrap} />
      <Calls title="Calls of the model" calls={got} wrap={wrap} />
    </div>
  );
}

function Calls({
  title,
  calls,
  wrap,
}: {
  readonly title: string;
  readonly calls: readonly string[];
  readonly wrap: boolean;
}) {
  return (
    <div>
      <p className={styles.quiet}>{title}</p>
      {calls.length === 0 ? <p>None</p> : <RawText text={calls.join('\n')} wrap={wrap} label={title} />}
    </div>
  );
}
