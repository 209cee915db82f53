import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { useCall } from '#renderer/queries.ts';
import type { RunActions } from '#renderer/runs/use-run-actions.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
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
  if (error > 0 && error === done) return <AllErrors run={run} actions={actions} />;
  return null;
}

/** Every case broke: the most frequent cause, and the way to try again once it is removed. */
function AllErrors({ run, actions }: RunBannerProps) {
  const { data } = useCall('runs.breakdown', { runId: run.id });
  const group = data?.failures.find(({ kind }) => kind === 'error');
  return (
    <Banner
      tone="error"
      action={
        <>
          <a href="#/models">Models</a>
          <Button onClick={() => actions.retryErrors(run.id)}>Retry errors</Button>
        </>
      }
    >
      All {formatCount(run.counts.error)} cases ended in an error, none is scored.{' '}
      {group ? `${formatCount(group.count)} of them: ${group.label}` : ''}
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
