import { openCatalog } from '#core/catalog/open-catalog.ts';
import type { Catalog } from '#core/catalog/catalog.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { addTestEnvironment, caseResult, newRun, testCase } from '../support/catalog-fixtures.ts';

/** Ids of the two runs of a big catalog. */
export const BIG_RUNS = ['run-first', 'run-second'] as const;
/** A word of every answer, and one of every 10,000th. */
export const WORDS = { common: 'therefore', rare: 'chrysanthemum' } as const;

const CHUNK = 5_000;
const TOPICS = ['algebra', 'geometry', 'history', 'biology', 'law'] as const;

/** Makes a catalog of one environment with so many cases and two completed runs over all of them, indexed for search. */
export async function fillBigCatalog(dataDirectory: string, count: number): Promise<void> {
  const catalog = await openCatalog({ dataDirectory });
  try {
    const cases = Array.from({ length: count }, (_, index) => bigCase(index));
    const { digest, rows } = await addTestEnvironment({ catalog, dataDirectory }, { cases });
    for (const [place, id] of BIG_RUNS.entries()) {
      const run = { id, model: `served:model-${place + 1}`, plannedCases: rows };
      await catalog.runs.create(newRun(digest, run));
      await catalog.runs.setStatus(id, 'running');
      await saveResults(catalog, id, (index) => bigResult(rows[index] ?? 0, index, place), count);
      await catalog.runs.setStatus(id, 'completed');
    }
    await catalog.indexSearch();
  } finally {
    await catalog.close();
  }
}

/** Saves results a chunk at a time: all at once would wait in memory. */
async function saveResults(
  { results }: Catalog,
  runId: string,
  resultAt: (index: number) => CaseResult,
  count: number,
): Promise<void> {
  for (let start = 0; start < count; start += CHUNK) {
    const length = Math.min(CHUNK, count - start);
    await Promise.all(Array.from({ length }, (_, place) => results.save(runId, resultAt(start + place))));
  }
}

function bigCase(index: number): TestCase {
  const input = `Question ${index}: a train of ${(index * 7) % 900} wagons leaves at ${index % 24} o'clock, and each wagon carries ${(index * 13) % 50} sacks. How many sacks leave, if every ${(index % 9) + 2}th stays behind?`;
  return testCase(index, {
    id: `case-${index}`,
    input,
    tags: [`topic=${TOPICS[index % TOPICS.length] ?? ''}`, `level=${index % 3}`],
    fields: { question: input, number: index },
  });
}

/** Passes, fails and errors spread over the cases, others in the second run. */
function bigResult(caseRow: number, index: number, place: number): CaseResult {
  const fate = (index * 2_654_435_761 + place * 40_503) % 100;
  const verdict = fate < 62 ? 'pass' : fate < 70 ? 'partial' : fate < 97 ? 'fail' : 'error';
  const number = (index * 31 + (verdict === 'pass' ? 0 : place + 1)) % 10_007;
  const rare = index % 10_000 === 5 ? ` ${WORDS.rare}` : '';
  const answer = `${WORDS.common} ${number} sacks leave${rare}`;
  const response = `Each wagon is counted once, the ones that stay are taken off, and ${answer}.`;
  return caseResult(caseRow, {
    caseId: `case-${index}`,
    verdict,
    score: { pass: 1, partial: (index % 97) / 100, fail: 0, error: null }[verdict],
    answer: verdict === 'error' ? null : answer,
    pattern: verdict === 'fail' ? 'wrong-answer' : null,
    response,
    transcript: [
      { role: 'user', content: `Question ${index}` },
      { role: 'assistant', content: response, finishReason: 'stop' },
    ],
    latencyMs: 100 + ((index * 7_919) % 4_000),
    firstTokenMs: 10 + ((index * 31) % 300),
    inputTokens: 60 + (index % 40),
    outputTokens: 20 + ((index * 17) % 200),
  });
}
