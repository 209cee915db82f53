import { readdirSync } from 'node:fs';

import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { catalogPaths } from '#core/catalog/catalog-paths.ts';
import { migrations } from '#core/catalog/migrations/index.ts';

import {
  caseResult,
  newDataDirectory,
  openTestCatalog,
  rowAt,
  startTestRun,
} from '../support/catalog-fixtures.ts';

/** The tables of the second, third and fourth version, those that refer to others first. */
const SECOND = ['check_details', 'result_measures', 'result_roles', 'run_sandboxes', 'reviews'];
const FOURTH = ['failure_set_cases', 'failure_sets', 'training_cases', 'training_exports'];
const THIRD = ['draft_files', 'draft_bases', 'drafts'];

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

/** A catalog with a run in it, as an earlier version of the application left it: without the tables that came later. */
async function olderVersion(
  version: number,
  later: readonly string[],
): Promise<{ dataDirectory: string; id: number; database: Database.Database }> {
  const world = await openTestCatalog();
  const { run, rows } = await startTestRun(world);
  const id = await world.catalog.results.save(run.id, caseResult(rowAt(rows, 0)));
  await world.catalog.runs.setStatus(run.id, 'completed');
  await world.catalog.indexSearch();
  await world.catalog.close();
  const database = open(catalogPaths(world.dataDirectory).database);
  for (const table of later) database.exec(`DROP TABLE ${table}`);
  database.pragma(`user_version = ${version}`);
  const fresh = open(':memory:');
  for (const migration of migrations.slice(0, version)) migration(fresh);
  expect(schemaOf(database)).toEqual(schemaOf(fresh));
  return { dataDirectory: world.dataDirectory, id, database };
}

async function firstVersion(): Promise<{ dataDirectory: string; id: number }> {
  const { database, ...world } = await olderVersion(1, [...FOURTH, ...THIRD, ...SECOND]);
  database.exec(`UPDATE runs SET settings = json_remove(settings, '$.judges', '$.user')`);
  database.close();
  return world;
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

test('a catalog of the second version is backed up and can then hold drafts', async () => {
  const { dataDirectory, id, database } = await olderVersion(2, [...FOURTH, ...THIRD]);
  const [{ digest } = { digest: '' }] = database.prepare('SELECT digest FROM environments').all() as {
    digest: string;
  }[];
  database.close();

  const { catalog } = await openTestCatalog({ dataDirectory });

  expect(readdirSync(catalogPaths(dataDirectory).backups)).toHaveLength(1);
  expect((await catalog.results.get(id))?.verdict).toBe('pass');
  const facts = { environmentId: 'sums', title: 'Sums', version: '1.0.0' };
  await catalog.drafts.create({
    id: 'one',
    base: { digest, environment: null, files: [] },
    zipPath: null,
    facts,
  });
  await catalog.drafts.writeFile('one', 'notes.md', 'kept', null);
  expect(await catalog.drafts.get('one')).toMatchObject({
    ...facts,
    files: [{ path: 'notes.md', bytes: 4 }],
  });
});

test.each([
  { version: 2, later: [...FOURTH, ...THIRD] },
  { version: 3, later: FOURTH },
])('a catalog of version $version can then hold sets of its runs and what was exported', async (older) => {
  const { dataDirectory, database } = await olderVersion(older.version, older.later);
  database.close();

  const { catalog } = await openTestCatalog({ dataDirectory });

  expect(readdirSync(catalogPaths(dataDirectory).backups)).toHaveLength(1);
  const run = await catalog.runs.find('run-one');
  if (run === null) throw new Error('The run is gone.');
  const caseRows = (await catalog.runs.plannedCases(run.id)).slice(0, 2);
  await catalog.failureSets.create({ id: 'one', name: 'Two', run, caseRows, chosenBy: '2 chosen' });
  await catalog.training.mark({ runId: run.id, format: 'sft', caseRows: caseRows.slice(0, 1) });
  expect(await catalog.failureSets.get('one')).toMatchObject({
    name: 'Two',
    caseCount: 2,
    exportedCaseCount: 1,
  });
  expect(await catalog.failureSets.cases('one')).toEqual(caseRows);
});

test('a new catalog needs no backup', async () => {
  const dataDirectory = newDataDirectory();

  await openTestCatalog({ dataDirectory });

  expect(readdirSync(dataDirectory)).not.toContain('backups');
});
