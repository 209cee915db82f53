import { type Command, Option } from 'commander';

import type { Client } from '#shared/client.ts';
import type { ResultDetail, ResultRow } from '#shared/domain/result-view.ts';
import { type Verdict, VERDICTS } from '#shared/domain/verdict.ts';
import { formatDuration } from '#shared/format/duration.ts';
import type { CommandRunner } from './context.ts';
import { EXIT } from './exit-code.ts';
import { table } from './table.ts';
import { excerpt } from './wording.ts';

const CHUNK = 200;

export function addCasesCommand(program: Command, runner: CommandRunner): void {
  program
    .command('cases')
    .description('every attempt of a run with its verdict; --json gives one object a line')
    .argument('<run>', 'number or id')
    .addOption(new Option('--verdict <verdict>', 'only these').choices(VERDICTS))
    .action((reference: string, options: { verdict?: Verdict }) =>
      runner.run(async ({ client, terminal, json }) => {
        const { id: runId } = await client.call('runs.get', { runId: reference });
        const filter = options.verdict === undefined ? {} : { verdicts: [options.verdict] };
        const { ids } = await client.call('results.index', { runId, filter });
        if (!json) terminal.print(await casesText(client, ids));
        else for await (const line of jsonLines(client, ids)) terminal.print(line);
        return EXIT.done;
      }),
    );
}

async function casesText(client: Client, ids: Uint32Array): Promise<string> {
  const rows: ResultRow[] = [];
  for (const chunk of chunks(ids)) rows.push(...(await client.call('results.rows', { ids: chunk })));
  const cells = rows.map((row) => [
    row.caseId,
    String(row.attempt),
    row.verdict,
    row.score === null ? '—' : row.score.toFixed(2),
    formatDuration(row.latencyMs),
    excerpt(row.answer, 24),
    excerpt(row.expected, 24),
    excerpt(row.failure?.message ?? row.reason, 60),
  ]);
  return table(['CASE', 'ATTEMPT', 'VERDICT', 'SCORE', 'LATENCY', 'ANSWER', 'EXPECTED', 'REASON'], cells, [
    'ATTEMPT',
    'SCORE',
    'LATENCY',
  ]);
}

async function* jsonLines(client: Client, ids: Uint32Array): AsyncGenerator<string> {
  for (const chunk of chunks(ids)) {
    const details = await Promise.all(chunk.map((id) => client.call('results.get', { id })));
    for (const detail of details) yield JSON.stringify(caseLine(detail));
  }
}

/** One line of `cases --json`. Rows in lists are cut short, so this is made from the whole result. */
function caseLine(result: ResultDetail) {
  const { caseId, attempt, verdict, score, answer, reason, latencyMs, failure } = result;
  const toolCalls = toolCallsOf(result);
  return {
    caseId,
    attempt,
    verdict,
    score,
    answer,
    expected: result.testCase.expected,
    reason,
    latencyMs,
    tokens: { input: result.inputTokens, output: result.outputTokens },
    checks: result.checks,
    ...(toolCalls.length === 0 ? {} : { toolCalls }),
    ...(result.roles === undefined ? {} : { roles: result.roles }),
    ...(result.sandboxes === undefined ? {} : { sandboxes: result.sandboxes }),
    ...(result.review === null ? {} : { review: result.review }),
    ...(failure === null ? {} : { failure }),
  };
}

/** Which tools were called, in order, and whether each call went well; null where it was not carried out. */
function toolCallsOf({
  transcript,
}: ResultDetail): { name: string; arguments: string; ok: boolean | null }[] {
  const results = new Map(transcript.map((entry) => [entry.toolCallId, entry.isError !== true]));
  return transcript
    .flatMap(({ toolCalls = [] }) => toolCalls)
    .map(({ id, name, argumentsJson }) => ({ name, arguments: argumentsJson, ok: results.get(id) ?? null }));
}

function* chunks(ids: Uint32Array): Generator<number[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield [...ids.subarray(start, start + CHUNK)];
}
