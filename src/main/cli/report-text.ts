import type { Report } from '#shared/domain/report.ts';
import type { RoleUse } from '#shared/domain/role.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatCount } from '#shared/format/number.ts';
import { roleText } from './role-text.ts';
import type { Terminal } from './terminal.ts';
import { accuracyText, countsText } from './wording.ts';

/** Width of the column of names. */
const LEAST_WIDTH = 11;

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
    ...report.roles.map((use): [string, string] => [use.role === 'judge' ? 'Judge' : 'User', useText(use)]),
    ...(report.sandboxes.length === 0 ? [] : [['Sandboxes', report.sandboxes.join(', ')] as const]),
  ];
  const width = Math.max(LEAST_WIDTH, ...facts.map(([name]) => name.length));
  return [
    terminal.style('bold', `Run ${report.number} · ${report.model} · ${report.status}`),
    `${environment.title} (${environment.id} ${environment.version})`,
    '',
    ...facts.map(([name, value]) => `${name.padEnd(width)} ${value}`),
    '',
    ...healthLines(report, terminal),
  ].join('\n');
}

function metricFacts({ metrics }: Report): [string, string][] {
  const facts: [string, string][] = [];
  const { meanScore, passAtK, passHatK, majority, chance, checks, measures } = metrics;
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
  for (const [name, { value, count, of }] of Object.entries(measures ?? {})) {
    facts.push([`· ${name}`, `${formatPercent(value)} (${formatCount(count)} of ${formatCount(of)})`]);
  }
  return facts;
}

/** The role itself stands in front of the line. */
function useText(use: RoleUse): string {
  return roleText(use).slice(use.role.length + 1);
}

function healthLines({ health }: Report, terminal: Pick<Terminal, 'style'>): string[] {
  if (health.length === 0) return ['Health      nothing to remark'];
  return health.map(({ severity, message }) =>
    severity === 'warning'
      ? `${terminal.style('yellow', '! warning')}   ${message}`
      : `  note      ${message}`,
  );
}
