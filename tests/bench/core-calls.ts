import { fileURLToPath } from 'node:url';

import { openDatabaseForReading } from '#core/catalog/open-database.ts';
import { createCore } from '#core/core.ts';
import { type Client, createClient } from '#shared/client.ts';

import { bigFolder } from './big-folder.ts';
import { BIG_RUNS, WORDS } from './big-catalog.ts';
import { type BenchRow, type Figure, type Goal } from './bench-row.ts';
import { series } from './series.ts';
import { ROUNDS, type Taken, timed, timedRounds } from './timed.ts';

const COUNT = 100_000;
const LIST_GOAL: Goal = { of: 'median', bound: 'most', value: 150 };
const JOIN_GOAL: Goal = { of: 'ratio', bound: 'most', value: 3 };
const [FIRST, SECOND] = BIG_RUNS;
const PAGE = 60;

/** What lists, reports and comparisons of long runs take at the core. */
export const coreCalls: BenchRow = {
  id: 'core',
  async measure() {
    const folder = await bigFolder(COUNT);
    const core = await openCore(folder);
    try {
      return [...(await listFigures(core.client)), ...(await comparisonFigures(core.client, folder))];
    } finally {
      await core.close();
    }
  },
};

/** A core as a door has it, on a data directory that is there. */
export async function openCore(
  dataDirectory: string,
): Promise<{ client: Client; close: () => Promise<void> }> {
  const core = await createCore({
    door: 'command-line',
    dataDirectory,
    resourcesDirectory: fileURLToPath(new URL('../../resources', import.meta.url)),
    version: '0.0.0-bench',
    variables: { OLLAMA_HOST: 'http://127.0.0.1:9' },
  });
  const client = createClient({
    call: core.dispatchFor({ localPaths: true }),
    listen: (listener) => core.bus.listen(listener),
  });
  return { client, close: () => core.close() };
}

/** The calls of the screen of one run, each with the first page of its rows where it is a list. */
export function listCalls(client: Client): readonly (readonly [string, () => Promise<unknown>])[] {
  const index = async (
    filter: object,
    by: 'index' | 'score' | 'caseId' | 'latencyMs',
    descending = false,
  ) => {
    const { ids } = await client.call('results.index', { runId: FIRST, filter, sort: { by, descending } });
    await client.call('results.rows', { ids: [...ids.subarray(0, PAGE)] });
  };
  return [
    ['open a run: index and first rows', () => index({}, 'index')],
    ['sort by score', () => index({}, 'score', true)],
    ['sort by time', () => index({}, 'latencyMs', true)],
    ['sort by case id', () => index({}, 'caseId', true)],
    ['filter by verdict', () => index({ verdicts: ['fail'] }, 'index')],
    ['filter by tag and score', () => index({ tags: ['topic=law'], scoreBelow: 0.5 }, 'index')],
    [`search for a word of every answer`, () => index({ search: WORDS.common }, 'index')],
    [`search for a word of ten answers`, () => index({ search: WORDS.rare }, 'index')],
    ['report of a run', () => client.call('runs.report', { runId: FIRST })],
    ['breakdown of a run', () => client.call('runs.breakdown', { runId: FIRST })],
  ];
}

async function listFigures(client: Client): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [what, work] of listCalls(client)) {
    const taken = await timedRounds(work);
    figures.push({
      what: `${COUNT} results: ${what}`,
      unit: 'ms',
      measured: series(
        what,
        taken.map(({ time }) => time),
      ),
      processor: series(
        what,
        taken.map(({ processor }) => processor),
      ),
      reference: null,
      goal: LIST_GOAL,
    });
  }
  return figures;
}

/** Both runs the other way round in turns: never twice the same comparison, so that nothing kept of it helps. */
export function comparisonCalls(
  client: Client,
): readonly (readonly [string, (round: number) => Promise<unknown>])[] {
  const turned = (round: number) => ({ runIds: round % 2 === 0 ? [FIRST, SECOND] : [SECOND, FIRST] });
  const runIds = [FIRST, SECOND];
  return [
    ['compare two runs', (round) => client.call('comparisons.get', turned(round))],
    [
      'their regressions',
      (round) => client.call('comparisons.index', { ...turned(round), show: 'regressed' }),
    ],
    ['the same comparison once more', () => client.call('comparisons.get', { runIds })],
    ['its differing answers', () => client.call('comparisons.index', { runIds, show: 'differing' })],
    ['its cases with a word', () => client.call('comparisons.index', { runIds, search: WORDS.rare })],
    ['a page of its rows', (round) => comparedPage(client, round)],
  ];
}

let compared: Uint32Array | null = null;

async function comparedPage(client: Client, round: number): Promise<void> {
  const runIds = [FIRST, SECOND];
  compared ??= (await client.call('comparisons.index', { runIds })).ids;
  const start = (round + 1) * 9_000;
  await client.call('comparisons.rows', { runIds, ids: [...compared.subarray(start, start + PAGE)] });
}

async function comparisonFigures(client: Client, dataDirectory: string): Promise<Figure[]> {
  const connection = openDatabaseForReading(dataDirectory);
  const join = connection.prepare(
    `SELECT a.id, b.id, a.case_row, a.attempt, a.verdict, b.verdict, a.score, b.score
     FROM results a JOIN results b ON b.run = 2 AND b.case_index = a.case_index AND b.attempt = a.attempt
     WHERE a.run = 1`,
    'raw',
  );
  const figures: Figure[] = [];
  for (const [what, work] of comparisonCalls(client)) {
    const taken: Taken[] = [];
    const joins: Taken[] = [];
    await work(-1);
    // In turns, so that what else the machine does meets both.
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.push(await timed(() => work(round)));
      joins.push(await timed(() => join.all()));
    }
    figures.push({
      what: `2 × ${COUNT} results: ${what}`,
      unit: 'ms',
      measured: series(
        what,
        taken.map(({ time }) => time),
      ),
      processor: series(
        what,
        taken.map(({ processor }) => processor),
      ),
      reference: series(
        'bare SQL join',
        joins.map(({ time }) => time),
      ),
      goal: JOIN_GOAL,
    });
  }
  connection.close();
  return figures;
}
