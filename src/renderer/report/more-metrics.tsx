import { MetricLine } from '#renderer/components/metric-line.tsx';
import type { Metric } from '#renderer/components/metric-line.tsx';
import type { Report } from '#shared/domain/report.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatScore } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatTokenRate } from '#shared/format/tokens.ts';
import styles from './summary.module.css';

/** Measures that do not stand in the header: repeats, chance, single checks, speed. */
export function MoreMetrics({ report }: { readonly report: Report }) {
  const { metrics } = report;
  const lines: readonly Metric[] = [
    ...entries(metrics.passAtK).map(([k, value]) => ({ label: `pass@${k}`, value: formatPercent(value) })),
    ...entries(metrics.passHatK).map(([k, value]) => ({ label: `pass^${k}`, value: formatPercent(value) })),
    ...(metrics.majority === null ? [] : [{ label: 'Majority', value: formatPercent(metrics.majority) }]),
    ...(metrics.chance === null ? [] : [{ label: 'By chance', value: formatPercent(metrics.chance) }]),
    ...entries(metrics.checks).map(([name, value]) => ({
      label: `Check ${name}`,
      value: formatScore(value),
    })),
    ...Object.entries(metrics.measures ?? {}).map(([name, { value, count, of }]) => ({
      label: name.charAt(0).toUpperCase() + name.slice(1),
      value: formatPercent(value),
      after: `${formatCount(count)} of ${formatCount(of)}`,
    })),
    { label: 'Mean latency', value: formatDuration(report.latencyMs.mean) },
    { label: 'First token p50', value: formatDuration(report.firstTokenMs.p50) },
    { label: 'Speed', value: formatTokenRate(report.tokensPerSecond) },
  ];
  return (
    <section className={styles.more} aria-label="More measures">
      <MetricLine metrics={lines} />
    </section>
  );
}

function entries(values: Readonly<Record<string, number>> | null): [string, number][] {
  return Object.entries(values ?? {});
}
