import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { catalogPaths } from '#core/catalog/catalog-paths.ts';
import { Connection } from '#core/catalog/connection.ts';
import { type WriteName } from '#core/catalog/writer/write-operations.ts';
import { WriteQueue } from '#core/catalog/writer/write-queue.ts';
import type { Reply } from '#shared/errors.ts';

import { caseResult, openTestCatalog, rowAt, startTestRun, testCases } from '../support/catalog-fixtures.ts';

/** A queue over a connection of its own, which tells every transaction and every reply. */
async function openQueue(cases = 300) {
  const world = await openTestCatalog();
  const { rows } = await startTestRun(world, { cases: testCases(cases) });
  const happened: string[] = [];
  const database = new Database(catalogPaths(world.dataDirectory).database, {
    verbose: (sql) => {
      if (/^(COMMIT|ROLLBACK)/.test(String(sql))) happened.push(String(sql));
    },
  });
  onTestFinished(() => void database.close());
  const queue = new WriteQueue({ connection: new Connection(database), dataDirectory: world.dataDirectory });
  const replies: Reply<unknown>[] = [];
  const { promise: firstReply, resolve: onFirstReply } = Promise.withResolvers<void>();
  const add = (name: WriteName, payload: unknown) =>
    queue.add({
      name,
      payload,
      at: '2026-11-23T12:00:00.000Z',
      done(reply) {
        happened.push('reply');
        replies.push(reply);
        onFirstReply();
      },
    });
  const save = (place: number) =>
    add('results.save', { runId: 'run-one', result: caseResult(rowAt(rows, place)) });
  return { ...world, database, queue, add, save, happened, replies, firstReply };
}

test('puts 200 results into one transaction and answers after its commit', async () => {
  const { save, happened } = await openQueue();

  for (let place = 0; place < 199; place++) save(place);
  expect(happened).toEqual([]);
  save(199);

  expect(happened).toEqual(['COMMIT', ...Array.from({ length: 200 }, () => 'reply')]);
});

test('does not let fewer wait for more', async () => {
  const { happened, save, firstReply } = await openQueue();

  save(0);
  await firstReply;

  expect(happened).toEqual(['COMMIT', 'reply']);
});

test('keeps the order: what came before another write is committed before it', async () => {
  const { save, add, happened, replies, catalog } = await openQueue();

  save(0);
  save(1);
  add('runs.setStatus', { runId: 'run-one', status: 'completed', message: null });

  expect(happened).toEqual(['COMMIT', 'reply', 'reply', 'COMMIT', 'reply']);
  expect(replies.every(({ ok }) => ok)).toBe(true);
  expect((await catalog.runs.find('run-one'))?.counts).toMatchObject({ pass: 2, skipped: 298 });
});

test('a full disk is said in words, fails every write it hits, and loses nothing that was confirmed', async () => {
  const { save, queue, replies, database, catalog } = await openQueue();
  save(0);
  queue.flush();
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.pragma(`max_page_count = ${pages}`);

  for (let place = 1; place < 150; place++) save(place);
  queue.flush();

  const failures = replies.slice(1);
  expect(failures).toHaveLength(149);
  for (const failure of failures) {
    expect(failure).toMatchObject({
      ok: false,
      error: { code: 'catalog-unusable', message: expect.stringContaining('The disk is full') as string },
    });
  }
  expect((await catalog.runs.find('run-one'))?.counts.pass).toBe(1);
  database.pragma('max_page_count = 1000000');
  save(1);
  queue.flush();
  expect(replies.at(-1)).toMatchObject({ ok: true });
  expect((await catalog.runs.find('run-one'))?.counts.pass).toBe(2);
});

test('a failed transaction leaves nothing of itself', async () => {
  const { add, happened, replies, catalog } = await openQueue();

  add('trash.restore', { ids: ['unknown'] });

  expect(happened).toEqual(['ROLLBACK', 'reply']);
  expect(replies[0]).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await catalog.trash.list()).toEqual([]);
});
