import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { useCall } from '#renderer/queries.ts';
import { isLive } from '#renderer/runs/live-runs.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import styles from './report.module.css';

interface RunBannerProps {
  readonly run: RunSummary;
  readonly actions: RunActions;
}

/** What a person must know before reading the numbers: the run stopped early, was paused by the core, could not start, or broke throughout. */
export function RunBanner({ run, actions }: RunBannerProps) {
  const { pass, partial, fail, error, total } = run.counts;
  const done = pass + partial + fail + error;
  if (run.status === 'failed') {
    return (
      <Banner tone="error" action={<Button onClick={() => actions.runAgain(run)}>Run again…</Button>}>
        The run could not start. {run.statusMessage}
      </Banner>
    );
  }
  if (run.status === 'cancelled' || run.status === 'interrupted') {
    const why = run.status === 'cancelled' ? 'The run was cancelled.' : 'The run was interrupted.';
    return (
      <Banner tone="neutral" action={<Button onClick={() => actions.resume(run.id)}>Resume</Button>}>
        {why} {formatCount(done)} of {formatCount(total)} cases ran. Metrics cover those. {run.statusMessage}
      </Banner>
    );
  }
  // A person who pauses a run knows why; the core says why it did.
  if (run.status === 'paused' && run.statusMessage !== null) {
    return (
      <Banner tone="neutral" action={<a href="#/settings/privacy">Settings</a>}>
        The run is paused. {run.statusMessage}
      </Banner>
    );
  }
  if (error > 0) return <ErrorCause run={run} actions={actions} />;
  return null;
}

/** Causes that lie in the way to the model server: once it is back, Retry errors mends them. */
const UNREACHABLE = ['connection refused', 'no network', 'host not found'];

/** Every case broke, or the server went away: the most frequent cause with its remedy, and the way to try again. */
function ErrorCause({ run, actions }: RunBannerProps) {
  const { pass, partial, fail, error } = run.counts;
  const { data } = useCall('runs.breakdown', { runId: run.id }, { keepPrevious: true });
  const groups = data?.failures.filter(({ kind }) => kind === 'error') ?? [];
  const isAll = error === pass + partial + fail + error;
  const group = groups.find(({ key }) => UNREACHABLE.includes(key)) ?? (isAll ? groups[0] : undefined);
  const example = group?.resultIds[0];
  const result = useCall('results.get', { id: example ?? 0 }, { enabled: example !== undefined });
  if (!isAll && group === undefined) return null;
  const isUnderWay = isLive(run.status);
  return (
    <Banner
      tone="error"
      action={
        <>
          <a href="#/models">Models</a>
          {isUnderWay ? (
            <Button onClick={() => actions.pause(run.id)}>Pause run</Button>
          ) : (
            <Button onClick={() => actions.retryErrors(run.id)}>
              {run.status === 'completed' ? 'Retry errors' : 'Resume and retry errors'}
            </Button>
          )}
        </>
      }
    >
      {isAll
        ? `${isUnderWay ? 'So far, all' : 'All'} ${formatCounted(error, 'case')} ended in an error, none is scored.`
        : 'The model server could not be reached.'}{' '}
      {group ? `${formatCount(group.count)} × ${group.key}: ` : ''}
      {result.data?.failure?.message}
    </Banner>
  );
}

interface BannerProps {
  readonly tone: 'error' | 'neutral';
  readonly action: ReactNode;
  readonly children: ReactNode;
}

function Banner({ tone, action, children }: BannerProps) {
  const Icon = tone === 'error' ? TriangleAlert : CircleAlert;
  return (
    <section className={styles.banner} data-tone={tone} aria-label="About this run">
      <Icon size={16} aria-hidden />
      <p className={styles.bannerText}>{children}</p>
      {action}
    </section>
  );
}
