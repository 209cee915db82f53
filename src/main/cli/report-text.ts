import type { Report } from '#shared/domain/report.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatCount } from '#shared/format/number.ts';
import type { Terminal } from './terminal.ts';
import { accuracyText, countsText } from './wording.ts';

/** A report for people: the number with its interval, what surrounds it, and what makes it doubtful. */
export function reportText(report: Report, terminal: Pick<Terminal, 'style'>): string {
  const { environment, latencyMs, firstTokenMs, tokens, counts } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Accuracy', accuracyText(report.accuracy)],
    ...metricFacts(report),
    ['Verdicts', `${countsText(counts)} of ${formatCount(counts.total)}`],
    [
      'Latency',
      `p50 ${formatDuration(latencyMs.p50)} · p95 ${formatDuration(latencyMs.p95)} · mean ${formatDuration(latencyMs.mean)}`,
    ],
    ['First token', `p50 ${formatDuration(firstTokenMs.p50)} · p95 ${formatDuration(firstTokenMs.p95)}`],
    ['Tokens', `${formatCount(tokens.input)} in · ${formatCount(tokens.output)} out`],
    ['Cost', formatCost(report.costUsd)],
  ];
  return [
    terminal.style('bold', `Run ${report.number} · ${report.model} · ${report.status}`),
    `${environment.title} (${environment.id} ${environment.version})`,
    '',
    ...facts.map(([name, value]) => `${name.padEnd(11)} ${value}`),
    '',
    ...healthLines(report, terminal),
  ].join('\n');
}

function metricFacts({ metrics }: Report): [string, string][] {
  const facts: [string, string][] = [];
  const { meanScore, passAtK, passHatK, majority, chance, checks } = metrics;
  if (meanScore !== null) {
    facts.push([
      'Mean score',
      `${meanScore.value.toFixed(3)} (95 % interval ${meanScore.low.toFixed(3)}–${meanScore.high.toFixed(3)})`,
    ]);
  }
  for (const [k, value] of Object.entries(passAtK ?? {})) facts.push([`pass@${k}`, formatPercent(value)]);
  for (const [k, value] of Object.entries(passHatK ?? {})) facts.push([`pass^${k}`, formatPercent(value)]);
  if (majority !== null) facts.push(['Majority', formatPercent(majority)]);
  if (chance !== null) facts.push(['Chance', formatPercent(chance)]);
  for (const [name, value] of Object.entries(checks ?? {})) facts.push([`· ${name}`, value.toFixed(3)]);
  return facts;
}

function healthLines({ health }: Report, terminal: Pick<Terminal, 'style'>): string[] {
  if (health.length === 0) return ['Health      nothing to remark'];
  return health.map(({ severity, message }) =>
    severity === 'warning'
      ? `${terminal.style('yellow', '! warning')}   ${message}`
      : `  note      ${message}`,
  );
}
