import { Zap } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { RawText } from '#renderer/case/raw-text.tsx';
import { useCallMutation } from '#renderer/queries.ts';
import type { Output } from '#shared/contract.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatTokenRate } from '#shared/format/tokens.ts';
import styles from './models.module.css';

/** Sends one short prompt and shows how fast what came back, or the exact error. */
export function ModelTest({ model }: { readonly model: string }) {
  const test = useCallMutation('models.test');
  return (
    <section className={styles.part} aria-label="Test">
      <div>
        <Button icon={Zap} pending={test.isPending} onClick={() => test.mutate({ model })}>
          Test
        </Button>
      </div>
      <div aria-live="polite" className={styles.testResult}>
        {test.isPending ? <p className={styles.quiet}>Waiting for the first token…</p> : null}
        {test.error ? <p className={styles.error}>{test.error.message}</p> : null}
        {test.data ? <TestResult result={test.data} /> : null}
      </div>
    </section>
  );
}

function TestResult({ result }: { readonly result: Output<'models.test'> }) {
  if (!result.ok) return <p className={styles.error}>{result.message}</p>;
  return (
    <>
      <p>
        First token after {formatDuration(result.firstTokenMs)} · {formatTokenRate(result.tokensPerSecond)}
      </p>
      <RawText text={result.reply} wrap label="Reply" />
    </>
  );
}
