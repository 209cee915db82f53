import type { Metric } from '#renderer/components/metric-line.tsx';
import type { Report } from '#shared/domain/report.ts';
import type { RunSummary } from '#shared/domain/run.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatCounted, formatScore } from '#shared/format/number.ts';
import { formatInterval, formatPercent, formatUncertainty } from '#shared/format/percent.ts';
import { formatTokenRate, formatTokens } from '#shared/format/tokens.ts';

/** The numbers of a run in the order they are read. Unknown ones are a dash. */
export function headerMetrics(run: RunSummary, report: Report | undefined): readonly Metric[] {
  const { accuracy, counts } = run;
  return [
    {
      label: 'Accuracy',
      value: formatPercent(accuracy?.value),
      ...(accuracy && {
        after: formatUncertainty(accuracy),
        title: `95% interval ${formatInterval(accuracy)}`,
      }),
    },
    ...meanScoreMetric(report),
    ...repeatMetrics(report),
    { label: run.settings.repeats > 1 ? 'Attempts' : 'Cases', value: formatCount(counts.total) },
    {
      label: 'Latency p50 / p95',
      value: formatDuration(report?.latencyMs.p50 ?? run.latencyP50Ms),
      after: formatDuration(report?.latencyMs.p95),
      title: `First token p50 ${formatDuration(report?.firstTokenMs.p50)}, p95 ${formatDuration(report?.firstTokenMs.p95)}`,
    },
    {
      label: 'Tokens in / out',
      value: formatTokens(run.inputTokens),
      after: formatTokens(run.outputTokens),
      title: `${formatCount(run.inputTokens)} in, ${formatCount(run.outputTokens)} out, ${formatTokenRate(report?.tokensPerSecond)}`,
    },
    { label: 'Cost', value: formatCost(run.costUsd) },
  ];
}

/** The mean score says something new only where some score lies strictly between 0 and 1. */
function meanScoreMetric(report: Report | undefined): readonly Metric[] {
  const mean = report?.metrics.meanScore;
  if (!mean) return [];
  const half = `±${((mean.high - mean.low) / 2).toFixed(2)}`;
  return [{ label: 'Mean score', value: formatScore(mean.value), after: half }];
}

function repeatMetrics(report: Report | undefined): readonly Metric[] {
  const passAtK = Object.entries(report?.metrics.passAtK ?? {}).at(-1);
  return passAtK === undefined ? [] : [{ label: `pass@${passAtK[0]}`, value: formatPercent(passAtK[1]) }];
}

/** `1,432 of 1,963 scored · 37 errors not scored`: what the accuracy is over, in words. */
export function scoredLine({ accuracy, counts, status }: RunSummary): string {
  const isOver = status !== 'queued' && status !== 'running';
  const parts = [
    accuracy === null
      ? 'Nothing scored yet'
      : `${formatCount(counts.pass)} of ${formatCount(counts.pass + counts.partial + counts.fail)} scored`,
    counts.error === 0 ? null : `${formatCounted(counts.error, 'error')} not scored`,
    isOver && counts.skipped > 0 ? `${formatCount(counts.skipped)} not run` : null,
  ];
  if (accuracy === null && isOver) parts[0] = 'Nothing scored';
  return parts.filter((part) => part !== null).join(' · ');
}
