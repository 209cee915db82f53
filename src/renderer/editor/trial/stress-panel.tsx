import { CircleCheck, CircleX, FlaskConical } from 'lucide-react';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { useStoredState } from '#renderer/components/use-stored-state.ts';
import { ModelsField } from '#renderer/new-run/models-field.tsx';
import { useCall } from '#renderer/queries.ts';
import type { StressReport } from '#shared/domain/stress.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';
import styles from '../editor.module.css';
import { useSession } from '../files/use-session.ts';
import { useDraftRoles } from './use-draft-roles.ts';

interface StressPanelProps {
  readonly draftId: string;
  readonly isValid: boolean;
}

/** Puts answers that know nothing, and the gold, through the scoring of the draft. */
export function StressPanel({ draftId, isValid }: StressPanelProps) {
  const { data: providers = [] } = useCall('providers.list', {});
  const [judges, setJudges] = useStoredState<readonly string[]>('editor.judges', []);
  const roles = useDraftRoles();
  const { report, failure, isRunning, run } = useStress(draftId);
  return (
    <div className={styles.tool}>
      <p className={styles.quiet}>
        The reference answers must pass, and answers that know nothing must not. No model is called
        {roles.includes('judge') ? ' but the judges you name' : ''}.
      </p>
      {roles.includes('judge') ? (
        <ModelsField
          label="Judges"
          description="Without any, answers are judged by how many words they share with the reference."
          value={judges}
          onChange={setJudges}
          providers={providers}
          problems={[]}
        />
      ) : null}
      <Button
        variant="primary"
        icon={FlaskConical}
        className={styles.start}
        disabled={!isValid}
        pending={isRunning}
        onClick={() => void run(roles.includes('judge') ? [...judges] : [])}
      >
        Run stress test
      </Button>
      {isValid ? null : <p className={styles.quiet}>The problems of the bundle must be mended first.</p>}
      <div aria-live="polite">
        {isRunning ? <p className={styles.quiet}>Every case is judged several times…</p> : null}
        {failure === null ? null : <p className={styles.failure}>{failure}</p>}
        {report === null ? null : <StressTable report={report} />}
      </div>
    </div>
  );
}

function StressTable({ report }: { readonly report: StressReport }) {
  return (
    <>
      <p className={styles.stressState} data-ok={report.ok || undefined}>
        {report.ok ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}
        {report.ok ? 'The scoring holds.' : 'The scoring does not hold.'}
      </p>
      <table className={styles.stress} aria-label="Stress test">
        <thead>
          <tr>
            <th scope="col">Answers</th>
            <th scope="col" className={styles.number}>
              Accuracy
            </th>
            <th scope="col" className={styles.number}>
              Scored
            </th>
            <th scope="col">Demand</th>
            <th scope="col">Holds</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <tr key={row.strategy}>
              <th scope="row">{row.strategy}</th>
              <td className={styles.number}>{formatPercent(row.accuracy)}</td>
              <td className={styles.number}>
                {formatCount(row.scored)}
                {row.errors > 0 ? ` · ${formatCount(row.errors)} errors` : ''}
              </td>
              <td>{row.demand}</td>
              <td>
                <span className={styles.holds} data-ok={row.ok || undefined}>
                  {row.ok ? <CircleCheck size={14} aria-hidden /> : <CircleX size={14} aria-hidden />}
                  {row.ok ? 'yes' : 'no'}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.judge === null ? null : <p className={styles.quiet}>Judged by {report.judge}.</p>}
    </>
  );
}

function useStress(draftId: string) {
  const client = useClient();
  const session = useSession();
  const [state, setState] = useState<{
    readonly report: StressReport | null;
    readonly failure: string | null;
    readonly isRunning: boolean;
  }>({ report: null, failure: null, isRunning: false });
  async function run(judges: string[]): Promise<void> {
    setState({ report: null, failure: null, isRunning: true });
    try {
      await session.flush();
      const report = await client.call('drafts.stress', { draftId, judges });
      setState({ report, failure: null, isRunning: false });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      setState({ report: null, failure, isRunning: false });
    }
  }
  return { ...state, run };
}
