import { openCatalog } from '#core/catalog/open-catalog.ts';
import type { CaseResult } from '#shared/domain/case-result.ts';

import { addTestEnvironment, caseResult, newRun, rowAt, testCases } from '../support/catalog-fixtures.ts';

const TURNS = 100;
const TURN_CHARACTERS = 50_000;
const ANSWER_CHARACTERS = 50_000;

/** Begins the first turn of the long transcript. */
export const OPENING = 'This is how it begins.';

/** Result ids of what a catalog of long texts holds. */
export interface LongTexts {
  readonly runIds: readonly [string, string];
  /** A transcript of 5 MB. */
  readonly transcript: number;
  /** Stands for a case with two answers of 50 kB that have nothing in common. */
  readonly answers: number;
}

/** Makes a catalog with texts of the length that a page must bear. */
export async function fillLongTexts(dataDirectory: string): Promise<LongTexts> {
  const catalog = await openCatalog({ dataDirectory });
  try {
    const { digest, rows } = await addTestEnvironment({ catalog, dataDirectory }, { cases: testCases(2) });
    const ids: number[] = [];
    for (const [place, id] of (['run-one', 'run-two'] as const).entries()) {
      await catalog.runs.create(newRun(digest, { id, model: `served:${id}`, plannedCases: rows }));
      await catalog.runs.setStatus(id, 'running');
      ids.push(await catalog.results.save(id, caseResult(rowAt(rows, 0), longTranscript())));
      const answer = unrelatedText(place, ANSWER_CHARACTERS);
      ids.push(
        await catalog.results.save(
          id,
          caseResult(rowAt(rows, 1), { verdict: 'fail', answer, response: answer }),
        ),
      );
      await catalog.runs.setStatus(id, 'completed');
    }
    return { runIds: ['run-one', 'run-two'], transcript: ids[0] ?? 0, answers: ids[1] ?? 0 };
  } finally {
    await catalog.close();
  }
}

function longTranscript(): Partial<CaseResult> {
  const transcript = Array.from({ length: TURNS }, (_, turn) => ({
    role: turn % 2 === 0 ? ('user' as const) : ('assistant' as const),
    content: `${turn === 0 ? OPENING : `Turn ${turn}.`}\n${unrelatedText(turn, TURN_CHARACTERS)}`,
  }));
  return { transcript, response: transcript.at(-1)?.content ?? '' };
}

/** Lines of words; other words for another seed. */
function unrelatedText(seed: number, characters: number): string {
  const lines: string[] = [];
  for (let length = 0, line = 0; length < characters; line += 1) {
    const words = Array.from({ length: 10 }, (_, word) =>
      (((seed + 3) * 7_919 + line * 104_729 + word * 1_299_709) >>> 0).toString(36),
    );
    lines.push(words.join(' '));
    length += (lines.at(-1)?.length ?? 0) + 1;
  }
  return lines.join('\n');
}
