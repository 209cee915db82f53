import { EmptyState } from '#renderer/components/empty-state.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Agreement } from '#shared/domain/calibration.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatInterval, formatPercent } from '#shared/format/percent.ts';
import styles from './summary.module.css';

interface CalibrationSectionProps {
  readonly runId: string;
  /** Whether a model judged; else the verdicts of the rules are looked at, once there is a review. */
  readonly hasJudge: boolean;
  readonly onOpen: (resultId: number) => void;
}

/** How far judges, or the rules, agree with the verdicts that the user entered case by case. */
export function CalibrationSection({ runId, hasJudge, onOpen }: CalibrationSectionProps) {
  const { data } = useCall('runs.calibration', { runId });
  if (data === undefined || (!hasJudge && data.reviewed === 0)) return null;
  return (
    <section aria-label="Calibration">
      <h2 className={styles.heading}>Calibration</h2>
      {data.reviewed === 0 ? (
        <EmptyState
          title="No verdict of yours yet."
          description="Open cases and enter your own verdict; here stands how far the judge agrees with you."
        />
      ) : (
        <>
          <p>
            {formatCount(data.reviewed)} {data.reviewed === 1 ? 'result has' : 'results have'} a verdict of
            yours.
          </p>
          <AgreementTable agreements={data.agreements} />
          {data.agreements.map((agreement) => (
            <Disagreements
              key={`${agreement.check} ${agreement.model}`}
              agreement={agreement}
              onOpen={onOpen}
            />
          ))}
        </>
      )}
    </section>
  );
}

function AgreementTable({ agreements }: { readonly agreements: readonly Agreement[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Judged by</th>
          <th scope="col" className={styles.number}>
            Compared
          </th>
          <th scope="col" className={styles.number}>
            Agreement
          </th>
          <th scope="col">95% interval</th>
          <th scope="col" className={styles.number}>
            Cohen’s kappa
          </th>
          <th scope="col" className={styles.number}>
            Both pass
          </th>
          <th scope="col" className={styles.number}>
            Only you
          </th>
          <th scope="col" className={styles.number}>
            Only they
          </th>
          <th scope="col" className={styles.number}>
            Both fail
          </th>
        </tr>
      </thead>
      <tbody>
        {agreements.map(({ check, model, compared, raw, kappa, table }) => (
          <tr key={`${check} ${model}`}>
            <td>{isWhole(check) ? 'whole case' : check}</td>
            <td>{model ?? (isWhole(check) ? 'automatic verdict' : 'all together')}</td>
            <td className={styles.number}>{formatCount(compared)}</td>
            <td className={styles.number}>{formatPercent(raw?.value)}</td>
            <td>{raw === null ? '—' : formatInterval(raw)}</td>
            <td className={styles.number}>{kappa === null ? '—' : kappa.toFixed(2)}</td>
            <td className={styles.number}>{formatCount(table.bothPass)}</td>
            <td className={styles.number}>{formatCount(table.onlyPerson)}</td>
            <td className={styles.number}>{formatCount(table.onlyJudge)}</td>
            <td className={styles.number}>{formatCount(table.bothFail)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The verdict of the whole case stands among the checks under this name. */
function isWhole(check: string): boolean {
  return check === 'verdict';
}

function nameOf({ check, model }: Agreement): string {
  if (isWhole(check)) return 'The automatic verdict';
  return model === null ? `The check ${check}` : `${model} (${check})`;
}

const SHOWN = 20;

interface DisagreementsProps {
  readonly agreement: Agreement;
  readonly onOpen: (resultId: number) => void;
}

function Disagreements({ agreement, onOpen }: DisagreementsProps) {
  const ids = agreement.disagreements.slice(0, SHOWN);
  const { data: rows = [] } = useCall('results.rows', { ids }, { enabled: ids.length > 0 });
  if (ids.length === 0) return null;
  const others = agreement.disagreements.length - ids.length;
  return (
    <p>
      {nameOf(agreement)} disagrees with you on{' '}
      {rows.map(({ id, caseId }, place) => (
        <span key={id}>
          {place > 0 ? ', ' : ''}
          <button type="button" className={styles.codeLink} onClick={() => onOpen(id)}>
            {caseId}
          </button>
        </span>
      ))}
      {others > 0 ? ` and ${formatCount(others)} more` : ''}.
    </p>
  );
}
