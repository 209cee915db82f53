import type { ComparedCase, ComparedRun, Comparison } from '#shared/domain/comparison.ts';
import { formatDifference, formatPercent } from '#shared/format/percent.ts';

/** The numbers of a comparison as a Markdown document. */
export function comparisonMarkdown({ runs, baseline }: Comparison): string {
  const lines = runs.map((compared) => `| ${cellsOf(compared, compared.run.id === baseline).join(' | ')} |`);
  const notes = runs.flatMap(({ run, notes: own }) =>
    own.map(({ message }) => `- Run ${run.number}: ${message}`),
  );
  return [
    '# Comparison\n',
    '| Run | Model | Accuracy | Difference | 95 % interval | Better / worse | Exact McNemar p |',
    '| --- | --- | ---: | ---: | --- | ---: | ---: |',
    ...lines,
    '',
    ...(notes.length === 0 ? [] : [...notes, '']),
    '## Cases\n\n',
  ].join('\n');
}

function cellsOf({ run, accuracy, difference }: ComparedRun, isBaseline: boolean): string[] {
  const name = `${run.number}${isBaseline ? ' (baseline)' : ''}`;
  const head = [name, plain(run.model), formatPercent(accuracy?.value)];
  if (difference === null) return [...head, '', '', '', ''];
  const { value, low, high, better, worse, p, isTold } = difference;
  return [
    ...head,
    isTold ? formatDifference(value) : `${formatDifference(value)} (not told apart)`,
    `${formatDifference(low)} … ${formatDifference(high)}`,
    `${better} / ${worse}`,
    p < 0.0001 ? '< 0.0001' : p.toFixed(4),
  ];
}

/** One aligned attempt as a Markdown section. */
export function markdownCase({ caseId, attempt, input, expected, runs }: ComparedCase): string {
  const key = typeof expected === 'string' ? expected : JSON.stringify(expected);
  const title = attempt === 1 ? caseId : `${caseId}, attempt ${attempt}`;
  const answers = runs.map(
    ({ model, verdict, change, answer }) =>
      `**${plain(model)}**: ${verdict ?? 'no result'}, ${change}\n\n${fenced(answer ?? '(no answer)')}\n`,
  );
  return `### ${plain(title)}\n\n${fenced(input)}\n\nExpected:\n\n${fenced(key)}\n\n${answers.join('\n')}\n`;
}

/** A text of a model must not become markup of the document. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}
