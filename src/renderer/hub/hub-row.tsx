import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { Chip } from '../components/chip.tsx';
import { kindLine } from '../environment/environment-words.ts';
import { useRunningShare } from '../environment/use-running-share.ts';
import styles from './hub.module.css';

/** What one line of the hub says. */
export function HubRow({ environment }: { readonly environment: EnvironmentSummary }) {
  const { title, version, description, caseCount, runsCode, best, runCount } = environment;
  const running = useRunningShare(environment.id);
  return (
    <>
      <span className={styles.rowLine}>
        <span className={styles.rowTitle} dir="auto">
          {title}
        </span>
        <span className={styles.rowVersion}>{version}</span>
        {runsCode ? <Chip tone="partial">Runs code</Chip> : null}
        <span className={styles.rowCount}>{formatCounted(caseCount, 'case')}</span>
      </span>
      <span className={styles.rowAbout} dir="auto">
        {description}
      </span>
      <span className={styles.rowLine}>
        <span className={styles.rowKind}>{kindLine(environment)}</span>
        <span className={styles.rowCount}>
          {running === null ? null : <span className={styles.running}>running {running} · </span>}
          {best === null ? '' : `best ${formatPercent(best.accuracy)} · `}
          {runCount === 0 ? 'no runs' : runCount === 1 ? '1 run' : `${formatCount(runCount)} runs`}
        </span>
      </span>
    </>
  );
}
