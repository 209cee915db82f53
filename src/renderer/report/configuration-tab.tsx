import { CodeBlock } from '#renderer/components/code-block.tsx';
import { DetailList } from '#renderer/components/detail-list.tsx';
import { useCall } from '#renderer/queries.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatDateTime } from '#shared/format/time.ts';
import { configurationOf } from './configuration.ts';
import { effectiveSampling, samplingWords } from './effective-sampling.ts';
import styles from './summary.module.css';

/** Everything needed to repeat the run. */
export function ConfigurationTab({ run }: { readonly run: RunSummary }) {
  const app = useCall('app.info', {});
  const report = useCall('runs.report', { runId: run.id });
  const first = useCall('results.index', {
    runId: run.id,
    filter: { verdicts: ['pass', 'partial', 'fail'] },
  });
  const firstId = first.data?.ids[0];
  const result = useCall('results.get', { id: firstId ?? 0 }, { enabled: firstId !== undefined });
  const configuration = configurationOf(run, {
    appVersion: app.data?.version ?? null,
    modelDigest: result.data?.modelDigest ?? null,
  });
  const { settings } = run;
  const { data: environment } = useCall('environments.get', { environment: run.environment.digest });
  return (
    <div className={styles.summary}>
      <DetailList
        items={[
          { label: 'Environment', value: `${run.environment.id} ${run.environment.version}` },
          { label: 'Digest', value: <code>{run.environment.digest}</code> },
          { label: 'Model', value: run.model },
          { label: 'Model digest', value: <code>{configuration.modelDigest ?? '—'}</code> },
          ...(settings.judges.length === 0 ? [] : [{ label: 'Judges', value: settings.judges.join(', ') }]),
          ...(settings.user === null ? [] : [{ label: 'User', value: settings.user }]),
          ...(report.data === undefined || report.data.sandboxes.length === 0
            ? []
            : [{ label: 'Sandboxes', value: report.data.sandboxes.join(', ') }]),
          { label: 'Cases', value: selectionWords(settings.selection) },
          {
            label: 'Sampling',
            value: samplingWords(effectiveSampling(environment?.manifest.harness, settings.sampling)),
          },
          { label: 'Repeats', value: formatCount(settings.repeats) },
          {
            label: 'Concurrency',
            value: settings.concurrency === null ? 'What the endpoint allows' : String(settings.concurrency),
          },
          { label: 'Cache', value: settings.useCache ? 'On' : 'Off' },
          { label: 'Started', value: formatDateTime(run.startedAt) },
          { label: 'Finished', value: formatDateTime(run.finishedAt) },
          { label: 'BenchGen', value: configuration.appVersion ?? '—' },
        ]}
      />
      <CodeBlock text={JSON.stringify(configuration, null, 2)} label="configuration as JSON" />
    </div>
  );
}

function selectionWords(selection: RunSummary['settings']['selection']): string {
  switch (selection.kind) {
    case 'all':
      return 'All';
    case 'first':
      return `First ${formatCount(selection.count)}`;
    case 'sample':
      return `Random ${formatCount(selection.count)}, seed ${selection.seed}`;
    case 'ids':
      return `${formatCount(selection.ids.length)} chosen by id`;
    case 'failures-of':
      return 'Failures of an earlier run';
    case 'failure-set':
      return 'A set of failures';
  }
}
