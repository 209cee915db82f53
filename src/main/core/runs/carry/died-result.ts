import type { Catalog } from '#core/catalog/catalog.ts';
import type { Clock } from '#core/engine/clock.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import type { Boundary } from '#shared/domain/verdict.ts';

import type { Flight } from './carried-run.ts';

/** The result of an attempt that took its thread down. */
export async function diedResult(
  flight: Flight,
  boundary: Boundary,
  why: string,
  { catalog, clock }: { catalog: Pick<Catalog, 'cases'>; clock: Clock },
): Promise<CaseResult> {
  const startedAt = new Date(clock.now()).toISOString();
  const testCase = await catalog.cases.get(flight.caseRow);
  const message = `The case took its worker thread down twice: ${why}.`;
  return {
    caseRow: flight.caseRow,
    caseId: testCase?.id ?? String(flight.caseRow),
    attempt: flight.attempt,
    verdict: 'error',
    score: null,
    answer: null,
    extractedBy: null,
    reason: message,
    checks: [],
    pattern: null,
    failure: { boundary, cause: 'worker stopped', message },
    flags: [],
    response: '',
    transcript: [],
    finishReason: null,
    startedAt,
    latencyMs: null,
    firstTokenMs: null,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    modelDigest: null,
  };
}
