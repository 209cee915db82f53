import type { RescoredResult, StoredResponse } from '#core/catalog/catalog.ts';
import type { CatalogReader } from '#core/catalog/open-catalog-reader.ts';
import type { PlannedCase } from '#core/engine/attempt-ports.ts';

import type { JobRequest, PreviewOutcome } from '../pool/job-request.ts';
import { createPreviewTally, type PreviewTally } from './preview-tally.ts';
import { judgeAgain, type JudgingAgain } from './judge-again.ts';
import { NO_PLACE, openRoles } from './open-roles.ts';
import { hasResponse } from './rescore-job.ts';
import { scorerOf, type WorkerTools } from './worker-tools.ts';

type PreviewRequest = Extract<JobRequest, { kind: 'preview' }>;
type PreviewedRun = PreviewRequest['runs'][number];

const CHUNK = 200;
/** Whoever types waits no longer for rules that no judge is asked for; what is left then is left out. */
const LONGEST_MS = 20_000;
/** The thread looks after its messages this often. */
const TURN_MS = 40;
/** Responses that are judged by models at once; their endpoints may allow fewer. */
const JUDGED_TOGETHER = 16;

/** Judges stored responses by other rules and tells what would change; writes nothing. Ends early when aborted. */
export async function previewJob(
  request: PreviewRequest,
  tools: WorkerTools,
  signal: AbortSignal,
): Promise<PreviewOutcome> {
  const tally = createPreviewTally();
  const turns = createTurns(tools, signal);
  let leftOut = 0;
  for (const run of request.runs) leftOut += await previewRun(request, run, { tools, tally, turns, signal });
  return { ...tally.outcome(), leftOut };
}

interface Preview {
  tools: WorkerTools;
  tally: PreviewTally;
  turns: Turns;
  signal: AbortSignal;
}

/** Returns how many results of the run were left out. */
async function previewRun(
  { source, limit }: PreviewRequest,
  run: PreviewedRun,
  { tools, tally, turns, signal }: Preview,
): Promise<number> {
  const roles = openRoles({ judges: run.judges, user: null }, tools);
  const { results, cases } = tools.readerOf(source.dataDirectory);
  const judging: JudgingAgain = {
    scorer: scorerOf(source),
    extracts: source.manifest.scoring.extract !== undefined,
    sandboxes: tools.sandboxesOf(source),
    judges: roles.forPlace({ ...NO_PLACE, isLent: false }).judges,
    maxRetries: run.maxRetries,
    signal,
    worker: tools,
  };
  let seen = 0;
  try {
    for await (const chunk of firstOf(results.responses(run.runId, CHUNK), limit)) {
      const wanted = await cases.many([...new Set(chunk.map(({ caseRow }) => caseRow))]);
      const byRow = new Map(wanted.map((testCase) => [testCase.row, testCase]));
      const { judged, done } = await judgeChunk(chunk, byRow, { judging, turns });
      tally.add(run.runId, await results.rows(judged.map(({ result }) => result.id)), judged);
      seen += done;
      if (turns.isOver(run.judges.length > 0)) break;
    }
  } finally {
    await roles.close();
  }
  return Math.max(0, (await results.responseCount(run.runId)) - seen);
}

async function* firstOf(
  chunks: ReturnType<CatalogReader['results']['responses']>,
  limit: number,
): AsyncGenerator<StoredResponse[]> {
  let left = limit;
  for await (const chunk of chunks) {
    yield chunk.slice(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** A response with its judgement by the new rules. */
export interface PreviewedResult {
  stored: StoredResponse;
  result: RescoredResult;
}

/** The judgements of a chunk, and with how many of its results it is done; what a judge could not be asked about is left out. */
async function judgeChunk(
  chunk: readonly StoredResponse[],
  cases: ReadonlyMap<number, PlannedCase>,
  { judging, turns }: { judging: JudgingAgain; turns: Turns },
): Promise<{ judged: PreviewedResult[]; done: number }> {
  const judged: PreviewedResult[] = [];
  let done = 0;
  const isAsking = judging.judges.length > 0;
  const left = chunk.values();
  const judge = async (stored: StoredResponse): Promise<void> => {
    const testCase = cases.get(stored.caseRow);
    const result =
      testCase !== undefined && hasResponse(stored) ? await judgeAgain(stored, testCase, judging) : null;
    if (result !== null && 'notJudged' in result) return;
    if (result !== null) judged.push({ stored, result });
    done += 1;
  };
  const work = async (): Promise<void> => {
    for (const stored of left) {
      await turns.next();
      await judge(stored);
      if (turns.isOver(isAsking)) return;
    }
  };
  await Promise.all(Array.from({ length: isAsking ? JUDGED_TOGETHER : 1 }, work));
  return { judged: judged.sort((one, other) => one.stored.id - other.stored.id), done };
}

/** Lets the thread hear that it should stop, and watches the time. */
interface Turns {
  /** Throws what the job was aborted with. */
  next(): Promise<void>;
  /** Whether it took too long; never where models are asked. */
  isOver(isAsking: boolean): boolean;
}

function createTurns({ clock }: Pick<WorkerTools, 'clock'>, signal: AbortSignal): Turns {
  const endsAt = clock.now() + LONGEST_MS;
  let turnEndsAt = clock.now() + TURN_MS;
  return {
    async next() {
      signal.throwIfAborted();
      if (clock.now() < turnEndsAt) return;
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      turnEndsAt = clock.now() + TURN_MS;
    },
    isOver: (isAsking) => !isAsking && clock.now() >= endsAt,
  };
}
