import { CodeBlock } from '#renderer/components/code-block.tsx';
import { DetailList } from '#renderer/components/detail-list.tsx';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { formatDateTime } from '#shared/format/time.ts';
import styles from './case.module.css';

/** Measures of the attempt and the row of the dataset. */
export function MetadataTab({ result }: { readonly result: ResultDetail }) {
  const { testCase } = result;
  return (
    <div className={styles.stack}>
      <DetailList
        items={[
          { label: 'Tags', value: testCase.tags.join(', ') || '—' },
          { label: 'Place', value: `${formatCount(testCase.index + 1)} in the dataset` },
          { label: 'Attempt', value: String(result.attempt) },
          { label: 'Latency', value: formatDuration(result.latencyMs) },
          { label: 'First token', value: formatDuration(result.firstTokenMs) },
          {
            label: 'Tokens',
            value: `${formatCount(result.inputTokens)} in, ${formatCount(result.outputTokens)} out`,
          },
          { label: 'Cost', value: formatCost(result.costUsd) },
          ...(result.roles ?? []).map(({ role, model, calls, costUsd }) => ({
            label: role === 'judge' ? 'Judge' : 'Simulated user',
            value: `${model} · ${formatCounted(calls, 'call')} · ${formatCost(costUsd)}`,
          })),
          ...(result.sandboxes === undefined
            ? []
            : [{ label: 'Sandboxes', value: result.sandboxes.join(', ') }]),
          { label: 'Ended because', value: result.finishReason ?? '—' },
          { label: 'Started', value: formatDateTime(result.startedAt) },
          { label: 'Model digest', value: <code>{result.modelDigest ?? '—'}</code> },
          { label: 'Case digest', value: <code>{testCase.digest}</code> },
        ]}
      />
      <section aria-label="Dataset row">
        <h3>Dataset row</h3>
        <CodeBlock text={JSON.stringify(testCase.fields, null, 2)} label="dataset row" />
      </section>
    </div>
  );
}
