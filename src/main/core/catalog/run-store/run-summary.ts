import { RunSettings, type RunStatus } from '#shared/domain/run.ts';
import { wilsonInterval } from '#shared/domain/statistics/wilson.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';

import type { RunRecord } from '../catalog.ts';
import { type Connection, query } from '../connection.ts';
import { cachedJson } from '../parse-json.ts';
import { liveAggregates } from './live-aggregates.ts';
import type { RunAggregates } from './run-aggregates.ts';

const readSettings = cachedJson(RunSettings);

/** Runs with what a summary needs of their environment. */
export function selectRuns() {
  return query
    .selectFrom('runs')
    .innerJoin('environments', 'environments.number', 'runs.environment')
    .selectAll('runs')
    .select([
      'environments.id as environment_id',
      'environments.version as environment_version',
      'environments.digest as environment_digest',
      'environments.title as environment_title',
    ]);
}

type RunRow = NonNullable<ReturnType<typeof firstRun>>;
function firstRun(connection: Connection) {
  return connection.first(selectRuns());
}

/** A run as its row tells it; computes the aggregates only where results came after they were kept. */
export function toRunRecord(connection: Connection, row: RunRow): RunRecord {
  const aggregates = aggregatesOf(connection, row);
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    statusMessage: row.status_message,
    environment: {
      id: row.environment_id,
      version: row.environment_version,
      digest: row.environment_digest,
      title: row.environment_title,
    },
    model: row.model,
    counts: countsOf(row),
    accuracy: accuracyOf(row, aggregates),
    latencyP50Ms: aggregates.latencyP50Ms,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_usd,
    inFlight: 0,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    note: row.note,
    settings: readSettings(row.settings),
    owner: ownerOf(row),
    cancelRequested: row.cancel_requested === 1,
    modelDigest: row.model_digest,
  };
}

/** Attempts that were planned and never made are skipped once nobody is at them any more; before, they are yet to come. */
export function countsOf(
  row: Pick<RunRow, 'status' | 'planned' | 'pass' | 'partial' | 'fail' | 'error'>,
): VerdictCounts {
  const { pass, partial, fail, error, planned } = row;
  const open = planned - pass - partial - fail - error;
  return {
    pass,
    partial,
    fail,
    error,
    skipped: isUnderWay(row.status) ? 0 : Math.max(0, open),
    total: planned,
  };
}

export function isUnderWay(status: RunStatus): boolean {
  return status === 'queued' || status === 'running' || status === 'paused';
}

function aggregatesOf(connection: Connection, row: RunRow): RunAggregates {
  if (row.changes === 0) return { latencyP50Ms: null, accuracy: null };
  if (row.aggregated_at !== row.changes) return liveAggregates(connection, row);
  const { accuracy_low: low, accuracy_high: high } = row;
  return { latencyP50Ms: row.latency_p50_ms, accuracy: low === null || high === null ? null : { low, high } };
}

function accuracyOf(row: RunRow, { accuracy }: RunAggregates): RunRecord['accuracy'] {
  const scored = row.pass + row.partial + row.fail;
  if (scored === 0) return null;
  const interval = row.repeats === 1 ? wilsonInterval(row.pass, scored) : accuracy;
  return interval === null
    ? null
    : { value: row.pass / scored, low: interval.low, high: interval.high, scored };
}

function ownerOf(row: RunRow): RunRecord['owner'] {
  if (row.owner_pid === null || row.owner_started_at === null) return null;
  return { pid: row.owner_pid, processStartedAt: row.owner_started_at };
}
