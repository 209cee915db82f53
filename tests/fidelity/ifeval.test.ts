import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ifeval } from './ifeval.ts';
import { missingPublicData, PUBLIC_DATA } from './public-data.ts';
import { type CaseLine, importBundle, runRecording } from './run-recording.ts';

const missing = missingPublicData();
if (missing !== null) console.warn(`Skipped: ${missing}.`);
const folder = missing === null ? mkdtempSync(join(tmpdir(), 'benchgen-ifeval-')) : '';
const benchmark = missing === null ? ifeval(PUBLIC_DATA, folder) : null;
const dataDirectory = join(folder, 'data');
const lines: string[] = [];

/** Judged by the language of the response: the grader of the benchmark draws n-grams at random, ours looks at all. */
const BY_LANGUAGE = /language:response_language|change_case:english_/;

/** Instructions whose recorded verdict no rule gives for the prompt as it stands in the data. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '1122 keywords:letter_frequency': 'the grader of the benchmark counts a letter drawn at random',
  '1129 keywords:letter_frequency': 'the grader of the benchmark counts a letter drawn at random',
  '2785 detectable_content:number_placeholders':
    'recorded on the other published wording, which asks for one placeholder',
};

afterAll(() => {
  if (lines.length > 0) console.log(lines.join('\n'));
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== null)(
  `recorded responses to IFEval${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    let environment = '';
    beforeAll(async () => {
      environment = await importBundle(dataDirectory, benchmark?.bundlePath ?? '');
    }, 120_000);

    test.each(benchmark?.recordings ?? [])(
      '$model: every instruction is judged as by the benchmark’s own grader, strict and loose',
      async ({ model, replayPath, instructions }) => {
        const run = await runRecording(dataDirectory, { environment, replayPath });

        const judged = verdictsOf(run.cases);
        const differing = { strict: [] as string[], loose: [] as string[] };
        for (const { name, caseId, place, ...recorded } of instructions) {
          const ours = judged.get(`${caseId} ${place}`);
          if (ours?.strict !== recorded.strict) differing.strict.push(name);
          if (ours?.loose !== recorded.loose) differing.loose.push(name);
        }
        lines.push(summary(model, instructions.length, run.cases, differing));
        expect(run.exitCode).toBe(0);
        expect(run.cases).toHaveLength(benchmark?.caseCount ?? 0);
        expect(instructions).toHaveLength(834);
        expect(differing.strict.length / instructions.length).toBeLessThanOrEqual(0.005);
        expect(differing.loose.length / instructions.length).toBeLessThanOrEqual(0.005);
        expect([...differing.strict, ...differing.loose].filter(isUnexplained)).toEqual([]);
      },
      240_000,
    );
  },
);

function isUnexplained(name: string): boolean {
  return !BY_LANGUAGE.test(name) && OTHERWISE[name] === undefined;
}

/** Both readings of each instruction by case and place. */
function verdictsOf(cases: readonly CaseLine[]): Map<string, { strict: boolean; loose: boolean }> {
  return new Map(
    cases.flatMap(({ caseId, checks = [] }) =>
      checks
        .flatMap(({ details }) => (details?.kind === 'instructions' ? details.rows : []))
        .map((row, place) => [`${caseId} ${place}`, row] as const),
    ),
  );
}

function summary(
  model: string,
  count: number,
  cases: readonly CaseLine[],
  differing: Readonly<Record<'strict' | 'loose', readonly string[]>>,
): string {
  const equal = (kind: 'strict' | 'loose') => String(count - differing[kind].length).padStart(4);
  const named = (['strict', 'loose'] as const).flatMap((kind) =>
    differing[kind].map((name) => `; ${name} differs (${kind}): ${OTHERWISE[name] ?? 'language'}`),
  );
  return (
    `${'IFEval'.padEnd(24)} ${model.padEnd(36)} compared ${String(count).padStart(4)}` +
    `  equal ${equal('strict')} strict, ${equal('loose')} loose` +
    `  prompts ${shareOf(cases, 'prompts strict')} / ${shareOf(cases, 'prompts loose')}` +
    `  instructions ${shareOf(cases, 'instructions strict')} / ${shareOf(cases, 'instructions loose')}` +
    named.join('')
  );
}

function shareOf(cases: readonly CaseLine[], measure: string): string {
  const counts = cases.flatMap(({ checks = [] }) =>
    checks.flatMap(({ measures }) => [measures?.[measure] ?? [0, 0]]),
  );
  const sum = (place: 0 | 1) => counts.reduce((total, count) => total + (count[place] ?? 0), 0);
  return (sum(0) / sum(1)).toFixed(4);
}
