import { VerdictBadge } from '#renderer/components/verdict-badge.tsx';
import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { formatScore } from '#shared/format/number.ts';
import { formatDateTime } from '#shared/format/time.ts';
import { kindWords } from '#shared/format/words.ts';
import { CaseTextBlock } from './case-text-block.tsx';
import { expectedText } from './case-text.ts';
import styles from './case.module.css';
import { CheckDetailsView } from './details/check-details-view.tsx';
import { FailureBanner } from './failure-banner.tsx';
import type { TextView } from './text-view.ts';

/** How the answer was found and judged, check by check, and how it was judged before. */
export function ScoringTab({ result, view }: { readonly result: ResultDetail; readonly view: TextView }) {
  const exact: TextView = { mode: 'raw', wrap: view.wrap };
  return (
    <div className={styles.stack}>
      {result.failure ? <FailureBanner failure={result.failure} /> : null}
      <p className={styles.reason}>
        {result.extractedBy === null
          ? 'The answer was not extracted by a rule.'
          : `Extracted by ${result.extractedBy}.`}{' '}
        {result.reason}
      </p>
      <div className={styles.pair}>
        <CaseTextBlock title="Expected" text={expectedText(result.testCase.expected)} view={exact} />
        <CaseTextBlock
          title="Extracted answer"
          text={result.answer ?? ''}
          view={exact}
          empty="No answer found"
        />
      </div>
      {result.checks.length === 0 ? null : <ChecksTable checks={result.checks} />}
      {result.checks.map((check) => (
        <CheckFindings key={check.name} check={check} wrap={view.wrap} />
      ))}
      {result.scoreHistory.length === 0 ? null : <ScoreHistory history={result.scoreHistory} />}
    </div>
  );
}

function ChecksTable({ checks }: { readonly checks: readonly CheckOutcome[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Checks</caption>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col" className={styles.number}>
            Score
          </th>
          <th scope="col" className={styles.number}>
            Weight
          </th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => (
          <tr key={check.name}>
            <td>
              {check.name === check.kind ? kindWords(check.kind) : `${check.name} (${kindWords(check.kind)})`}
            </td>
            <td className={styles.number}>{formatScore(check.score)}</td>
            <td className={styles.number}>{check.weight}</td>
            <td dir="auto">{check.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CheckFindings({ check, wrap }: { readonly check: CheckOutcome; readonly wrap: boolean }) {
  if (check.details === undefined) return null;
  return (
    <section aria-label={`Findings of ${check.name}`}>
      <h3>{check.name === check.kind ? kindWords(check.kind) : check.name}</h3>
      <CheckDetailsView details={check.details} wrap={wrap} />
    </section>
  );
}

function ScoreHistory({ history }: { readonly history: ResultDetail['scoreHistory'] }) {
  return (
    <section aria-label="Earlier scores">
      <h3>Earlier scores</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Scored</th>
            <th scope="col">Result</th>
            <th scope="col">Answer</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ scoredAt, score }) => (
            <tr key={scoredAt}>
              <td>{formatDateTime(scoredAt)}</td>
              <td>
                <VerdictBadge verdict={score.verdict} /> {formatScore(score.score)}
              </td>
              <td dir="auto">{score.answer ?? '—'}</td>
              <td dir="auto">{score.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
