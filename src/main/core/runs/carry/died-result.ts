import type { CaseResult } from '#shared/domain/case-result.ts';
import type { Boundary } from '#shared/domain/verdict.ts';

import type { Flight } from './carried-run.ts';

/** The result of an attempt that took its thread down. */
export function diedResult(flight: Flight, boundary: Boundary, why: string, at: Date): CaseResult {
  const message = `The case took its worker thread down twice: ${why}.`;
  return {
    caseRow: flight.caseRow,
    caseId: flight.caseId ?? String(flight.caseRow),
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
    startedAt: at.toISOString(),
    latencyMs: null,
    firstTokenMs: null,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    modelDigest: null,
  };
}
