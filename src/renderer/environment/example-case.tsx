import { useCall } from '../queries.ts';
import styles from './environment.module.css';
import { valueText } from './environment-words.ts';

interface ExampleCaseProps {
  readonly digest: string;
  readonly heading?: 'h2' | 'h3';
}

/** The first case of an environment: what goes in, what should come out. */
export function ExampleCase({ digest, heading: Heading = 'h3' }: ExampleCaseProps) {
  const { data: ids } = useCall('cases.index', { digest });
  const first = ids?.[0];
  const { data: example } = useCall('cases.get', { id: first ?? 0 }, { enabled: first !== undefined });
  if (example === undefined) return null;
  return (
    <section aria-label="One example">
      <Heading>One example</Heading>
      <dl className={styles.example}>
        <dt>Input</dt>
        <dd>
          <pre dir="auto">{clip(example.input)}</pre>
        </dd>
        <dt>Expected</dt>
        <dd>
          <pre dir="auto">{clip(valueText(example.expected))}</pre>
        </dd>
      </dl>
    </section>
  );
}

const MOST_SHOWN = 1_200;

function clip(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
