import type { Report, ReportBreakdown } from '#shared/domain/report.ts';
import type { ResultDetail, ResultRow } from '#shared/domain/result-view.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount, formatScore } from '#shared/format/number.ts';
import { formatInterval, formatPercent } from '#shared/format/percent.ts';
import { formatTokens } from '#shared/format/tokens.ts';
import { runStatusWords } from '#shared/format/words.ts';

import { type Markup, markup } from './markup.ts';
import { facts, numbers, page, table } from './page.ts';
import { verdictMark } from './verdict-mark.ts';

export interface RunPageFacts {
  readonly report: Report;
  readonly breakdown: ReportBreakdown;
  /** Failures and errors with everything about them. */
  readonly failures: readonly ResultDetail[];
  /** Failures that are left out because there are too many. */
  readonly moreFailures: number;
  readonly rows: readonly ResultRow[];
  readonly moreRows: number;
  readonly appVersion: string;
  /** ISO 8601 UTC. */
  readonly madeAt: string;
}

/** The report of a run as one HTML document. */
export function runPage(all: RunPageFacts): string {
  const { report, breakdown } = all;
  const title = `${report.environment.title} ${report.environment.version} · ${report.model}`;
  return page(title, [
    head(all, title),
    health(report),
    checks(report),
    tags(breakdown),
    reasons(breakdown),
    configuration(all),
    caseTable(all),
    failureList(all),
  ]);
}

function head({ report, madeAt }: RunPageFacts, title: string): Markup {
  const { accuracy, counts, metrics, latencyMs, tokens, costUsd } = report;
  const scored = counts.pass + counts.partial + counts.fail;
  const mean = metrics.meanScore;
  return markup`<h1>${title}</h1>
<p class="quiet">Run ${report.number} · ${runStatusWords(report.status, counts.error)} · ${madeAt.slice(0, 10)}</p>
${numbers([
  ['Accuracy', formatPercent(accuracy?.value)],
  ['95 % interval', accuracy === null ? '—' : formatInterval(accuracy)],
  ...(mean === null ? [] : ([['Mean score', formatScore(mean.value)]] as const)),
  ['Scored', `${formatCount(scored)} of ${formatCount(counts.total)}`],
  ['Latency p50 / p95', `${formatDuration(latencyMs.p50)} / ${formatDuration(latencyMs.p95)}`],
  ['Tokens in / out', `${formatTokens(tokens.input)} / ${formatTokens(tokens.output)}`],
  ['Cost', formatCost(costUsd)],
])}
<p>${formatCount(counts.pass)} passed, ${formatCount(counts.partial)} partly, ${formatCount(counts.fail)} failed; ${formatCount(counts.error)} ended in an error and ${formatCount(counts.skipped)} were not run: these are not scored.</p>`;
}

function health({ health: notes }: Report): Markup {
  if (notes.length === 0) return markup``;
  const items = notes.map(({ message }) => markup`<li>${message}</li>`);
  return markup`<h2>Run health</h2><ul>${items}</ul>`;
}

function checks({ metrics, roles }: Report): Markup {
  const rows = [
    ...Object.entries(metrics.passAtK ?? {}).map(([k, value]) => [`pass@${k}`, formatPercent(value)]),
    ...Object.entries(metrics.passHatK ?? {}).map(([k, value]) => [`pass^${k}`, formatPercent(value)]),
    ...Object.entries(metrics.checks ?? {}).map(([name, value]) => [`Check ${name}`, formatScore(value)]),
    ...Object.entries(metrics.measures ?? {}).map(([name, { value, count, of }]) => [
      name,
      `${formatPercent(value)} (${formatCount(count)} of ${formatCount(of)})`,
    ]),
    ...roles.map(({ role, model, calls, costUsd }) => [
      `${role}: ${model}`,
      `${formatCount(calls)} calls, ${formatCost(costUsd)}`,
    ]),
  ];
  if (rows.length === 0) return markup``;
  return markup`<h2>More measures</h2>${table([{ title: 'Measure' }, { title: 'Value', isNumber: true }], rows)}`;
}

function tags({ tags: rows }: ReportBreakdown): Markup {
  if (rows.length === 0) return markup``;
  const columns = [
    { title: 'Tag' },
    { title: 'Accuracy', isNumber: true },
    { title: '' },
    { title: 'Pass', isNumber: true },
    { title: 'Partial', isNumber: true },
    { title: 'Fail', isNumber: true },
    { title: 'Error', isNumber: true },
  ];
  const cells = rows.map(({ tag, accuracy, counts }) => [
    tag,
    formatPercent(accuracy?.value),
    markup`<span class="bar"><span style="width: ${Math.round((accuracy?.value ?? 0) * 100)}%"></span></span>`,
    formatCount(counts.pass),
    formatCount(counts.partial),
    formatCount(counts.fail),
    formatCount(counts.error),
  ]);
  return markup`<h2>By tag</h2>${table(columns, cells)}`;
}

function reasons({ failures }: ReportBreakdown): Markup {
  if (failures.length === 0) return markup``;
  const rows = failures.map(({ label, count }) => [label, formatCount(count)]);
  return markup`<h2>What went wrong</h2>${table([{ title: 'Group' }, { title: 'Attempts', isNumber: true }], rows)}`;
}

function configuration({ report, appVersion }: RunPageFacts): Markup {
  const { environment, model, settings, sandboxes } = report;
  return markup`<h2>Configuration</h2>${facts([
    ['Environment', `${environment.id} ${environment.version}`],
    ['Digest', environment.digest],
    ['Model', model],
    ['Judges', settings.judges.join(', ') || 'none'],
    ['Sandboxes', sandboxes.join(', ') || 'none'],
    ['Repeats', String(settings.repeats)],
    ['Sampling of the run', JSON.stringify(settings.sampling)],
    ['Started', report.startedAt ?? '—'],
    ['Finished', report.finishedAt ?? '—'],
    ['BenchGen', appVersion],
  ])}`;
}

function caseTable({ rows, moreRows }: RunPageFacts): Markup {
  const columns = [
    { title: '#', isNumber: true },
    { title: 'Case' },
    { title: 'Result' },
    { title: 'Answer' },
    { title: 'Expected' },
    { title: 'Score', isNumber: true },
  ];
  const cells = rows.map(({ index, caseId, verdict, answer, expected, score, failure }) => [
    formatCount(index + 1),
    caseId,
    verdictMark(verdict),
    answer ?? failure?.cause ?? '—',
    expected ?? '—',
    formatScore(score),
  ]);
  const more = moreRows === 0 ? '' : `${formatCount(moreRows)} more are in the application.`;
  return markup`<h2>Cases</h2>${table(columns, cells)}<p class="quiet">${more}</p>`;
}

function failureList({ failures, moreFailures }: RunPageFacts): Markup {
  if (failures.length === 0) return markup``;
  const more = moreFailures === 0 ? '' : `${formatCount(moreFailures)} more are in the application.`;
  return markup`<h2>Failures and errors</h2>${failures.map(failure)}<p class="quiet">${more}</p>`;
}

function failure(result: ResultDetail): Markup {
  const { caseId, verdict, reason, response, testCase } = result;
  const expected =
    typeof testCase.expected === 'string' ? testCase.expected : JSON.stringify(testCase.expected);
  return markup`<section class="case"><h3>${caseId} ${verdictMark(verdict)}</h3>
<p>${reason}</p>
<p class="quiet">Input</p><pre>${cut(testCase.input)}</pre>
<p class="quiet">Expected</p><pre>${cut(expected)}</pre>
<p class="quiet">Response</p><pre>${cut(response)}</pre></section>`;
}

const LONGEST = 4_000;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
