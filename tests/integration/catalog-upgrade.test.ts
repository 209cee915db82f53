import { readdirSync } from 'node:fs';

import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { catalogPaths } from '#core/catalog/catalog-paths.ts';
import { firstSchema } from '#core/catalog/migrations/0001-first-schema.ts';

import {
  caseResult,
  newDataDirectory,
  openTestCatalog,
  rowAt,
  startTestRun,
} from '../support/catalog-fixtures.ts';

const SECOND = ['check_details', 'result_measures', 'result_roles', 'run_sandboxes', 'reviews'];

function open(path: string): Database.Database {
  const database = new Database(path);
  onTestFinished(() => void database.close());
  return database;
}

function schemaOf(database: Database.Database): unknown[] {
  const rows = database
    .prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'`)
    .all();
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

/** A catalog with a run in it, as the first version of the application left it. */
async function firstVersion(): Promise<{ dataDirectory: string; id: number }> {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const id = await world.catalog.results.save(run.id, caseResult(rowAt(rows, 0)));
  await world.catalog.runs.setStatus(run.id, 'completed');
  await world.catalog.indexSearch();
  await world.catalog.close();
  const database = open(catalogPaths(world.dataDirectory).database);
  for (const table of SECOND) database.exec(`DROP TABLE ${table}`);
  database.exec(`UPDATE runs SET settings = json_remove(settings, '$.judges', '$.user')`);
  database.pragma('user_version = 1');
  const fresh = open(':memory:');
  firstSchema(fresh);
  expect(schemaOf(database)).toEqual(schemaOf(fresh));
  database.close();
  return { dataDirectory: world.dataDirectory, id };
}

test('a catalog of the first version is backed up, brought up to date, and keeps everything', async () => {
  const { dataDirectory, id } = await firstVersion();

  const { catalog } = await openTestCatalog({ dataDirectory });

  expect(readdirSync(catalogPaths(dataDirectory).backups)).toHaveLength(1);
  expect(await catalog.results.get(id)).toMatchObject({
    verdict: 'pass',
    answer: 'the answer',
    review: null,
  });
  expect(await catalog.runs.find('run-one')).toMatchObject({
    status: 'completed',
    counts: { pass: 1, skipped: 2 },
    settings: { judges: [], user: null },
  });
  expect(
    await catalog.results.index('run-one', { search: 'answer' }, { by: 'index', descending: false }),
  ).toMatchObject({
    ids: Uint32Array.of(id),
  });
  await catalog.results.review(id, { verdict: 'fail', comment: '', bookmarked: false });
  expect(await catalog.results.reviewed('run-one')).toMatchObject([{ id, reviewed: 'fail' }]);
});

test('a new catalog needs no backup', async () => {
  const dataDirectory = newDataDirectory();

  await openTestCatalog({ dataDirectory });

  expect(readdirSync(dataDirectory)).not.toContain('backups');
});
