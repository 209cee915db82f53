import { Disclosure } from '#renderer/components/disclosure.tsx';
import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import { expectedText } from '#renderer/case/case-text.ts';
import { RawText } from '#renderer/case/raw-text.tsx';
import type { Output } from '#shared/contract.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatScore } from '#shared/format/number.ts';
import styles from './new-run.module.css';
import type { Trial } from './use-try.ts';

/** What came of trying one case, for each model. */
export function TryResult({ trial: { results, error, isTrying } }: { readonly trial: Trial }) {
  return (
    <div aria-live="polite" className={styles.trial}>
      {isTrying ? <p className={styles.quiet}>Trying one case…</p> : null}
      {error ? <p className={styles.error}>{error.message}</p> : null}
      {results?.map(({ model, result }) => (
        <TriedCase key={model} model={model} result={result} />
      ))}
    </div>
  );
}

function TriedCase({ model, result }: Output<'runs.try'>[number]) {
  return (
    <section className={styles.tried} aria-label={`Result of ${model}`}>
      <p className={styles.triedHead}>
        <VerdictBadge verdict={result.verdict} filled />
        <span>{formatScore(result.score)}</span>
        <span className={styles.triedModel}>{model}</span>
        <span className={styles.quiet}>
          {result.caseId} · {formatDuration(result.latencyMs)}
        </span>
      </p>
      <dl className={styles.facts}>
        <dt>Expected</dt>
        <dd dir="auto">{expectedText(result.testCase.expected) || '—'}</dd>
        <dt>Answer</dt>
        <dd dir="auto">{result.answer ?? '—'}</dd>
        <dt>Reason</dt>
        <dd dir="auto">
          {result.failure ? `${result.failure.cause}: ${result.failure.message}` : result.reason}
        </dd>
      </dl>
      <Disclosure title="Input and response">
        <RawText text={result.testCase.input} wrap label="Input" />
        <RawText text={result.response === '' ? 'No response' : result.response} wrap label="Response" />
      </Disclosure>
    </section>
  );
}
