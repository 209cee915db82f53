import type { MeasureSum, NarrowResult, RunRecord, SeenInTraining } from '#core/catalog/catalog.ts';
import type { Report } from '#shared/domain/report.ts';
import type { RoleUse } from '#shared/domain/role.ts';
import { clusteredAccuracy } from '#shared/domain/statistics/accuracy.ts';
import { bootstrapMean } from '#shared/domain/statistics/bootstrap.ts';
import { majorityAccuracy } from '#shared/domain/statistics/majority.ts';
import { meanByK, passAtK, passHatK } from '#shared/domain/statistics/pass-at-k.ts';
import { percentileOfSorted } from '#shared/domain/statistics/percentile.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';

import { type CaseGroup, caseGroups } from './case-groups.ts';
import { healthNotes } from './health-notes.ts';

export interface ReportFacts {
  run: RunRecord;
  /** In the order of cases, attempts at one case together. */
  results: readonly NarrowResult[];
  chance: number | null;
  /** Mean score of each check by name. */
  checkMeans: Record<string, number>;
  /** Names of parameters that the server did not take, where they are known. */
  droppedParameters: readonly string[];
  roles: readonly RoleUse[];
  measures: readonly MeasureSum[];
  /** Names of the sandboxes that ran code. */
  sandboxes: readonly string[];
  /** Cases that were exported to train a model on before the run; by default none. */
  seenInTraining?: SeenInTraining | null;
}

/** What a run came to. The same facts always give the same report. */
export function assembleReport(facts: ReportFacts): Report {
  const { run, results, chance, checkMeans, measures, sandboxes } = facts;
  const groups = caseGroups(results);
  const accuracy = clusteredAccuracy(groups);
  const counts = countsOf(run, results);
  return {
    id: run.id,
    number: run.number,
    status: run.status,
    environment: run.environment,
    model: run.model,
    counts,
    accuracy,
    metrics: {
      meanScore: hasFractions(results) ? bootstrapMean(groups) : null,
      ...repeatMetrics(groups, run),
      chance,
      checks: Object.keys(checkMeans).length > 1 ? checkMeans : null,
      measures: measuresOf(measures),
    },
    ...times(results),
    ...usage(results),
    roles: [...facts.roles],
    sandboxes: [...sandboxes],
    health: healthNotes({ ...facts, counts, accuracy, repeats: run.settings.repeats }),
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    settings: run.settings,
  };
}

function measuresOf(measures: readonly MeasureSum[]): Report['metrics']['measures'] {
  if (measures.length === 0) return null;
  const shares = measures.map(
    ({ name, count, of }) => [name, { value: of === 0 ? 0 : count / of, count, of }] as const,
  );
  return Object.fromEntries(shares);
}

/** Counted from the results at hand, so that all numbers of a report of a live run are of one moment. */
function countsOf({ counts }: RunRecord, results: readonly NarrowResult[]): VerdictCounts {
  const { total } = counts;
  const isOver = counts.skipped > 0;
  const counted = { pass: 0, partial: 0, fail: 0, error: 0, skipped: 0, total };
  for (const { verdict } of results) counted[verdict] += 1;
  return { ...counted, skipped: isOver ? total - results.length : 0 };
}

function hasFractions(results: readonly NarrowResult[]): boolean {
  return results.some(({ score }) => score !== null && score > 0 && score < 1);
}

function repeatMetrics(
  groups: readonly CaseGroup[],
  { settings }: RunRecord,
): Pick<Report['metrics'], 'passAtK' | 'passHatK' | 'majority'> {
  if (settings.repeats === 1 || groups.length === 0) return { passAtK: null, passHatK: null, majority: null };
  return {
    passAtK: meanByK(groups, passAtK),
    passHatK: meanByK(groups, passHatK),
    majority: majorityAccuracy(groups),
  };
}

function times(results: readonly NarrowResult[]): Pick<Report, 'latencyMs' | 'firstTokenMs'> {
  const latencies = sorted(results, ({ latencyMs }) => latencyMs);
  const firstTokens = sorted(results, ({ firstTokenMs }) => firstTokenMs);
  const sum = latencies.reduce((total, one) => total + one, 0);
  return {
    latencyMs: {
      p50: percentileOfSorted(latencies, 0.5),
      p95: percentileOfSorted(latencies, 0.95),
      mean: latencies.length === 0 ? null : sum / latencies.length,
    },
    firstTokenMs: { p50: percentileOfSorted(firstTokens, 0.5), p95: percentileOfSorted(firstTokens, 0.95) },
  };
}

function sorted(results: readonly NarrowResult[], of: (result: NarrowResult) => number | null): Float64Array {
  return Float64Array.from(results.map(of).filter((value) => value !== null)).sort();
}

function usage(results: readonly NarrowResult[]): Pick<Report, 'tokens' | 'tokensPerSecond' | 'costUsd'> {
  const timed = results.filter(({ outputTokens, latencyMs }) => outputTokens !== null && latencyMs !== null);
  const output = sum(timed, ({ outputTokens }) => outputTokens);
  const timeMs = sum(timed, ({ latencyMs }) => latencyMs);
  return {
    tokens: {
      input: sum(results, ({ inputTokens }) => inputTokens),
      output: sum(results, ({ outputTokens }) => outputTokens),
    },
    tokensPerSecond: output === null || timeMs === null || timeMs === 0 ? null : output / (timeMs / 1000),
    costUsd: sum(results, ({ costUsd }) => costUsd),
  };
}

/** Sum of what is known; null when nothing is. */
function sum(results: readonly NarrowResult[], of: (result: NarrowResult) => number | null): number | null {
  let total: number | null = null;
  for (const result of results) {
    const value = of(result);
    if (value !== null) total = (total ?? 0) + value;
  }
  return total;
}
