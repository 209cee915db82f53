import { expect, test } from 'vitest';

import type { RescoredResult } from '#core/catalog/catalog.ts';
import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { RoleUse } from '#shared/domain/role.ts';

import { caseResult, openTestCatalog, rowAt, startTestRun } from '../support/catalog-fixtures.ts';

function use(changes: Partial<RoleUse> = {}): RoleUse {
  return {
    role: 'judge',
    model: 'p:judge',
    calls: 2,
    inputTokens: 100,
    outputTokens: 10,
    costUsd: 0.25,
    durationMs: 40,
    ...changes,
  };
}

function judgedCheck(reasoning: string, score = 1): CheckOutcome {
  const opinion = {
    model: 'p:judge',
    score,
    reasoning,
    criteria: [],
    prompt: 'Judge.',
    reply: '{}',
    inputTokens: 100,
    outputTokens: 10,
    costUsd: 0.25,
    durationMs: 40,
  };
  return {
    name: 'quality',
    kind: 'judge',
    weight: 1,
    score,
    reason: reasoning.slice(0, 20),
    details: { kind: 'judge', opinions: [opinion] },
    measures: { 'quality: judges agree': [1, 1] },
  };
}

const exact: CheckOutcome = { name: 'exact', kind: 'exact', weight: 1, score: 1, reason: 'Same.' };

test('what checks found, what roles took and where code ran is stored with a result and summed up for its run', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const { results } = world.catalog;
  const user = use({ role: 'user', model: 'p:user', costUsd: null, inputTokens: null });
  const long = 'Because. '.repeat(500);

  const id = await results.save(
    run.id,
    caseResult(rowAt(rows, 0), {
      checks: [exact, judgedCheck(long)],
      roles: [use(), user],
      sandboxes: ['SQLite in memory', 'QuickJS'],
    }),
  );
  await results.save(
    run.id,
    caseResult(rowAt(rows, 1), { checks: [judgedCheck('No.', 0)], roles: [use()], sandboxes: ['QuickJS'] }),
  );
  await results.save(run.id, caseResult(rowAt(rows, 2)));

  expect(await results.get(id)).toMatchObject({
    checks: [exact, judgedCheck(long)],
    roles: [use(), user],
    sandboxes: ['SQLite in memory', 'QuickJS'],
    review: null,
  });
  expect(await results.roleUse(run.id)).toEqual([
    use({ calls: 4, inputTokens: 200, outputTokens: 20, costUsd: 0.5, durationMs: 80 }),
    user,
  ]);
  expect(await results.measures(run.id)).toEqual([{ name: 'quality: judges agree', count: 2, of: 2 }]);
  expect(await results.sandboxes(run.id)).toEqual(['QuickJS', 'SQLite in memory']);
  expect(await results.checkMeans(run.id)).toEqual({ exact: 1, quality: 0.5 });
});

test('an error that is attempted again leaves nothing of itself behind', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const { results } = world.catalog;
  const broken = caseResult(rowAt(rows, 0), {
    verdict: 'error',
    checks: [judgedCheck('Half.')],
    roles: [use()],
  });

  await results.save(run.id, broken);
  const id = await results.save(run.id, caseResult(rowAt(rows, 0)));

  expect(await results.roleUse(run.id)).toEqual([]);
  expect(await results.measures(run.id)).toEqual([]);
  const detail = await results.get(id);
  expect([detail?.roles, detail?.checks[0]?.details]).toEqual([undefined, undefined]);
});

test('rescoring replaces what judges said and took where they were asked, and keeps it where they were not', async () => {
  const world = await openTestCatalog();
  const { run, rows, digest } = await startTestRun(world);
  const { results } = world.catalog;
  const user = use({ role: 'user', model: 'p:user' });
  const id = await results.save(
    run.id,
    caseResult(rowAt(rows, 0), { checks: [exact, judgedCheck('First.')], roles: [use(), user] }),
  );
  const { details: _details, ...outcome } = judgedCheck('First.');
  const judged = (checks: CheckOutcome[], judges: RescoredResult['judges']): RescoredResult => ({
    id,
    score: { score: 1, verdict: 'pass', answer: 'the answer', extractedBy: null, reason: 'r', checks },
    verdict: 'pass',
    pattern: null,
    failure: null,
    flags: [],
    judges,
    sandboxes: [],
  });
  const broken = { ...judged([], null), score: null, verdict: 'error' as const };
  const opinionsNow = async () =>
    (await results.get(id))?.checks.find(({ kind }) => kind === 'judge')?.details;

  await results.rescore(run.id, digest, [judged([outcome, exact], null)]);
  const kept = await opinionsNow();
  await results.rescore(run.id, digest, [broken]);
  const keptInError = await opinionsNow();
  await results.rescore(run.id, digest, [
    judged([judgedCheck('Second.')], [use({ calls: 1, model: 'p:new' })]),
  ]);

  expect([kept, keptInError]).toEqual([judgedCheck('First.').details, judgedCheck('First.').details]);
  expect(await opinionsNow()).toEqual(judgedCheck('Second.').details);
  expect(await results.roleUse(run.id)).toEqual([use({ calls: 1, model: 'p:new' }), user]);
  expect((await results.get(id))?.scoreHistory.map(({ score }) => score.checks.length)).toEqual([2, 2]);
  expect(await results.judgedBy(run.id)).toEqual([digest]);
});

test('a review is kept, changed, and taken back when nothing is left of it', async () => {
  const world = await openTestCatalog({ now: () => new Date('2026-11-23T12:00:00Z') });
  const { run, rows } = await startTestRun(world);
  const { results } = world.catalog;
  const id = await results.save(run.id, caseResult(rowAt(rows, 0), { checks: [judgedCheck('First.')] }));
  const at = '2026-11-23T12:00:00.000Z';

  await results.review(id, { verdict: null, comment: '', bookmarked: true });
  const review = await results.review(id, { verdict: 'fail', comment: 'Wrong tone.', bookmarked: false });

  expect(review).toEqual({ verdict: 'fail', comment: 'Wrong tone.', bookmarked: false, at });
  expect((await results.get(id))?.review).toEqual(review);
  expect(await results.reviewed(run.id)).toEqual([
    { id, verdict: 'pass', reviewed: 'fail', checks: [judgedCheck('First.')] },
  ]);
  expect(await results.review(id, { verdict: null, comment: '', bookmarked: false })).toBeNull();
  expect((await results.get(id))?.review).toBeNull();
  await expect(
    results.review(999, { verdict: 'pass', comment: '', bookmarked: false }),
  ).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('reviews, findings and roles go with their run when the trash is emptied', async () => {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const { results, runs, trash } = world.catalog;
  const id = await results.save(
    run.id,
    caseResult(rowAt(rows, 0), { checks: [judgedCheck('First.')], roles: [use()], sandboxes: ['QuickJS'] }),
  );
  await results.review(id, { verdict: 'pass', comment: '', bookmarked: true });
  await runs.delete([run.id]);

  const removed = await trash.empty();

  expect(removed).toBe(1);
  expect(await results.get(id)).toBeNull();
});
