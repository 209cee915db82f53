import type { RescoredResult, StoredResponse } from '#core/catalog/catalog.ts';
import type { PlannedCase, RoleModel } from '#core/engine/attempt-ports.ts';
import { AppError } from '#shared/errors.ts';

import type { JobRequest, RescoreOutcome } from '../pool/job-request.ts';
import { judgeAgain, type JudgingAgain, type NotJudged } from './judge-again.ts';
import { NO_PLACE, openRoles } from './open-roles.ts';
import { scorerOf, type WorkerTools } from './worker-tools.ts';

const CHUNK = 1_000;
const CASE_CHUNK = 1_000;
/** New judgements held in memory before they are saved. */
const MOST_AT_ONCE = 200_000;
/** The same where judges are asked, who say much and take long. */
const MOST_JUDGED_AT_ONCE = 1_000;
/** Responses that are judged by models at once; their endpoints may allow fewer. */
const JUDGED_TOGETHER = 32;

/** Finds the case that a stored response is to be judged by. */
type CaseFinder = (rows: readonly number[]) => Promise<Map<number, PlannedCase>>;

/**
 * Judges every stored response of a run again and has all new judgements saved in one transaction, so that no
 * report ever mixes two judges; beyond MOST_AT_ONCE they are saved in parts. No model is called, unless judges are
 * given: then judged checks are judged anew, and what is done is saved as it comes.
 */
export async function rescoreJob(
  request: Extract<JobRequest, { kind: 'rescore' }>,
  tools: WorkerTools,
): Promise<RescoreOutcome> {
  const roles = openRoles({ judges: request.judges, user: null }, tools);
  try {
    return await rescored(request, tools, roles.forPlace({ ...NO_PLACE, isLent: false }).judges);
  } finally {
    await roles.close();
  }
}

async function rescored(
  request: Extract<JobRequest, { kind: 'rescore' }>,
  tools: WorkerTools,
  judges: readonly RoleModel[],
): Promise<RescoreOutcome> {
  const { source, runId, maxRetries } = request;
  const judging: JudgingAgain = {
    scorer: scorerOf(source),
    extracts: source.manifest.scoring.extract !== undefined,
    sandboxes: tools.sandboxesOf(source),
    judges,
    maxRetries,
    worker: tools,
  };
  const mostAtOnce = judges.length === 0 ? MOST_AT_ONCE : MOST_JUDGED_AT_ONCE;
  const casesOfRows = await caseFinder(request, tools);
  let pending: RescoredResult[] = [];
  let judged = 0;
  const notJudged: string[] = [];
  for await (const chunk of tools.readerOf(source.dataDirectory).results.responses(runId, CHUNK)) {
    const cases = await casesOfRows(chunk.map(({ caseRow }) => caseRow));
    for (const one of await judgeChunk(chunk, cases, judging)) {
      if ('notJudged' in one) notJudged.push(one.notJudged);
      else pending.push(one);
    }
    if (pending.length < mostAtOnce) continue;
    judged += await save(request, pending, tools);
    pending = [];
  }
  judged += await save(request, pending, tools);
  const [reason = null] = notJudged;
  return { judged, notJudged: reason === null ? null : { count: notJudged.length, reason } };
}

async function save(
  { source, runId }: Extract<JobRequest, { kind: 'rescore' }>,
  results: RescoredResult[],
  { core }: WorkerTools,
): Promise<number> {
  if (results.length === 0) return 0;
  const { environmentDigest } = source;
  const trouble = await core.ask({ kind: 'rescored', runId, environmentDigest, results });
  if (trouble !== null) throw new AppError('internal', `The new scores could not be saved: ${trouble}`);
  return results.length;
}

async function judgeChunk(
  chunk: readonly StoredResponse[],
  cases: ReadonlyMap<number, PlannedCase>,
  judging: JudgingAgain,
): Promise<(RescoredResult | NotJudged)[]> {
  const results: (RescoredResult | NotJudged)[] = [];
  const left = chunk.values();
  const work = async (): Promise<void> => {
    for (const stored of left) {
      const testCase = cases.get(stored.caseRow);
      if (testCase !== undefined && hasResponse(stored))
        results.push(await judgeAgain(stored, testCase, judging));
    }
  };
  const together = judging.judges.length === 0 ? 1 : JUDGED_TOGETHER;
  await Promise.all(Array.from({ length: together }, work));
  return results;
}

/** An attempt that broke before there was any reply has nothing to judge. */
export function hasResponse({ response, transcript, finishReason }: StoredResponse): boolean {
  return response !== '' || transcript.length > 0 || finishReason !== null;
}

async function caseFinder(
  { source, runEnvironmentDigest, plannedCases }: Extract<JobRequest, { kind: 'rescore' }>,
  tools: WorkerTools,
): Promise<CaseFinder> {
  const { cases } = tools.readerOf(source.dataDirectory);
  const own: CaseFinder = async (rows) => {
    const unique = [...new Set(rows)];
    return new Map((await cases.many(unique)).map((testCase) => [testCase.row, testCase]));
  };
  if (source.environmentDigest === runEnvironmentDigest) return own;

  const rowOfDigest = new Map<string, number>();
  await eachCase(cases, await cases.index(source.environmentDigest), (testCase) =>
    rowOfDigest.set(testCase.digest, testCase.row),
  );
  let missing = 0;
  await eachCase(cases, plannedCases, ({ digest }) => {
    if (!rowOfDigest.has(digest)) missing += 1;
  });
  if (missing > 0) throw notTheSame(missing, plannedCases.length);
  return async (rows) => {
    const before = await own(rows);
    const rowsThere = [...before].map(([row, { digest }]) => [row, rowOfDigest.get(digest) ?? 0] as const);
    const there = await own(rowsThere.map(([, row]) => row));
    return new Map(
      rowsThere.flatMap(([row, rowThere]) => {
        const testCase = there.get(rowThere);
        return testCase === undefined ? [] : [[row, testCase] as const];
      }),
    );
  };
}

async function eachCase(
  cases: { many(rows: readonly number[]): Promise<PlannedCase[]> },
  rows: Uint32Array,
  visit: (testCase: PlannedCase) => void,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CASE_CHUNK) {
    for (const testCase of await cases.many([...rows.subarray(start, start + CASE_CHUNK)])) visit(testCase);
  }
}

function notTheSame(missing: number, total: number): AppError {
  return new AppError(
    'conflict',
    `${missing} of the ${total} cases of the run are not in that version, or not unchanged, so it cannot judge the run. Start a new run instead.`,
  );
}
