import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Benchmark, Recording } from './benchmark.ts';
import { buildBenchmarks } from './benchmarks.ts';
import { missingPublicData, PUBLIC_DATA } from './public-data.ts';
import { readRows } from './write-benchmark.ts';
import { importBundle, type RecordedRun, runRecording } from './run-recording.ts';

const missing = missingPublicData();
if (missing !== null) console.warn(`Skipped: ${missing}.`);
const folder = missing === null ? mkdtempSync(join(tmpdir(), 'benchgen-fidelity-')) : '';
const benchmarks = missing === null ? buildBenchmarks(PUBLIC_DATA, folder) : [];
const dataDirectory = join(folder, 'data');
const lines: string[] = [];

afterAll(() => {
  if (lines.length > 0) console.log(lines.join('\n'));
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(missing !== null)(
  `recorded outputs${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    describe.each(benchmarks)('of $name', (benchmark) => {
      let environment = '';
      beforeAll(async () => {
        environment = await importBundle(dataDirectory, benchmark.bundlePath);
      }, 120_000);

      test.each(benchmark.recordings)(
        '$model: every verdict is that of the benchmark’s own grader',
        async (recording) => {
          const run = await runRecording(dataDirectory, { environment, replayPath: recording.replayPath });

          const different = differences(recording, run);
          lines.push(summary(benchmark, recording, run, different));
          expect(run.exitCode).toBe(0);
          expect(run.cases).toHaveLength(benchmark.caseCount);
          expect(different).toEqual(Object.keys(recording.knownDifferences));
          expect(run.accuracy?.toFixed(4)).toBe(recording.publishedAccuracy.toFixed(4));
        },
        240_000,
      );
    });

    test('the replay files hold responses and no verdict', () => {
      const keys = benchmarks
        .flatMap(({ recordings }) => recordings)
        .flatMap(({ replayPath }) => readRows(replayPath).flatMap((row) => Object.keys(row)));

      expect(new Set(keys)).toEqual(new Set(['id', 'index', 'response', 'tool_calls']));
    });

    test('a case without a recorded answer is an error of the model, never a failure', async () => {
      const benchmark = benchmarks.find(({ name }) => name === 'BBH word_sorting');
      const recording = benchmark?.recordings[0];
      if (benchmark === undefined || recording === undefined) throw new Error('The benchmark is not built.');
      const kept = readFileSync(recording.replayPath, 'utf8').split('\n').slice(3);
      const replayPath = join(folder, 'incomplete.jsonl');
      writeFileSync(replayPath, kept.join('\n'));
      const environment = await importBundle(dataDirectory, benchmark.bundlePath);

      const run = await runRecording(dataDirectory, { environment, replayPath });

      expect(run.exitCode).toBe(3);
      expect(run.counts).toMatchObject({ error: 3, total: benchmark.caseCount });
      expect(run.cases.filter(({ verdict }) => verdict === 'error')).toMatchObject(
        ['1', '2', '3'].map((caseId) => ({ caseId, failure: { boundary: 'model' } })),
      );
    }, 120_000);
  },
);

/** Ids of the cases whose verdict is not the recorded one. */
function differences(recording: Recording, run: RecordedRun): string[] {
  const verdicts = new Map(run.cases.map(({ caseId, verdict }) => [caseId, verdict]));
  return recording.verdicts
    .filter(({ caseId, passed }) => verdicts.get(caseId) !== (passed ? 'pass' : 'fail'))
    .map(({ caseId }) => caseId);
}

function summary(
  benchmark: Benchmark,
  recording: Recording,
  run: RecordedRun,
  different: readonly string[],
): string {
  const compared = recording.verdicts.length;
  const named = different.map((id) => {
    const why = recording.knownDifferences[id];
    return `; case ${id} differs${why === undefined ? '' : `: ${why}`}`;
  });
  const accuracy = run.accuracy?.toFixed(4) ?? '—';
  return (
    `${benchmark.name.padEnd(24)} ${recording.model.padEnd(36)} compared ${String(compared).padStart(4)}` +
    `  equal ${String(compared - different.length).padStart(4)}  accuracy ${accuracy}${named.join('')}`
  );
}
