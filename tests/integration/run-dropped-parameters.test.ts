import { expect, onTestFinished, test } from 'vitest';

import { runReport } from '#core/reports/run-report.ts';
import { findRun } from '#core/runs/find-run.ts';

import { startOpenAiServer } from '../support/openai-server.ts';
import { addEnvironment, openRunWorld, plainCases } from '../support/run-world.ts';

/** Health notes of a run of 12 cases at a server that refuses parameters. */
async function healthOf(
  rejects: readonly string[],
  settings: { sampling: Record<string, number>; useCache?: boolean },
  options: { keepTranscripts?: boolean; runs?: number } = {},
) {
  const server = await startOpenAiServer({
    answer: (prompt) => prompt.replace('question', 'answer'),
    caseKey: (prompt) => prompt,
    rejects,
  });
  onTestFinished(() => server.close());
  const world = await openRunWorld({ baseUrl: `${server.url}/v1` });
  await world.catalog.settings.set({ keepTranscripts: options.keepTranscripts ?? true });
  await addEnvironment(world, { cases: plainCases(12) });
  const runOnce = async () => {
    const run = await world.start({ environment: 'sums', models: ['served:any'], settings });
    expect(await world.ended(run.id)).toMatchObject({ counts: { pass: 12 } });
    return (await runReport(world.catalog, await findRun(world.catalog, run.id))).health;
  };
  let health = await runOnce();
  for (let run = 1; run < (options.runs ?? 1); run++) health = await runOnce();
  return health;
}

test('a seed that the server does not take is told in the health of the run', async () => {
  expect(await healthOf(['seed'], { sampling: { seed: 7, temperature: 0 } })).toEqual([
    {
      code: 'parameter-dropped',
      severity: 'warning',
      count: 12,
      message:
        'The server does not take seed: it was left out of 12 of 12 answers, so another run may give other answers.',
    },
  ]);
});

test('several parameters are named, and that the own values of the server hold', async () => {
  const [note] = await healthOf(['seed', 'top_p'], { sampling: { seed: 7, topP: 0.9, temperature: 0 } });

  expect(note?.message).toBe(
    'The server does not take topP and seed: they were left out of 12 of 12 answers, so its own values hold and another run may give other answers.',
  );
});

test('without transcripts the note names none, and answers out of the cache carry it too', async () => {
  const bare = await healthOf(['temperature'], { sampling: { temperature: 0 } }, { keepTranscripts: false });
  const cached = await healthOf(
    ['temperature'],
    { sampling: { temperature: 0 }, useCache: true },
    { runs: 2 },
  );

  expect(bare).toMatchObject([
    {
      code: 'parameter-dropped',
      message:
        'The server does not take every parameter of this run: some were left out of 12 of 12 answers, so its own values hold.',
    },
  ]);
  expect(cached).toMatchObject([
    { code: 'parameter-dropped', message: expect.stringContaining('temperature') },
    { code: 'cached', count: 12 },
  ]);
});

test('a server that takes everything leaves no note', async () => {
  expect(await healthOf([], { sampling: { seed: 7, temperature: 0 } })).toEqual([]);
});
