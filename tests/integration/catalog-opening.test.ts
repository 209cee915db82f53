import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { catalogPaths } from '#core/catalog/catalog-paths.ts';
import { Connection } from '#core/catalog/connection.ts';
import { migrate } from '#core/catalog/migrate.ts';
import { migrations as ours } from '#core/catalog/migrations/index.ts';
import type { Migration } from '#core/catalog/migrations/migration.ts';
import { openCatalog } from '#core/catalog/open-catalog.ts';
import { openDatabase, openDatabaseForReading } from '#core/catalog/open-database.ts';

import { addTestEnvironment, newDataDirectory, openTestCatalog } from '../support/catalog-fixtures.ts';

const now = () => new Date('2026-11-23T12:00:00Z');

async function closedCatalog(): Promise<string> {
  const world = await openTestCatalog();
  await addTestEnvironment(world);
  await world.catalog.close();
  return world.dataDirectory;
}

function openRaw(dataDirectory: string): Connection {
  const connection = new Connection(new Database(catalogPaths(dataDirectory).database));
  onTestFinished(() => connection.close());
  return connection;
}

test('the writing connection logs ahead, waits for the disk at every commit and keeps foreign keys', () => {
  const connection = openDatabase({ dataDirectory: newDataDirectory(), now });
  onTestFinished(() => connection.close());
  const pragma = (name: string) => connection.database.pragma(name, { simple: true });

  expect({
    journal: pragma('journal_mode'),
    synchronous: pragma('synchronous'),
    foreignKeys: pragma('foreign_keys'),
    busyTimeout: pragma('busy_timeout'),
  }).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1, busyTimeout: 30_000 });
});

test('the reading connection cannot write', () => {
  const dataDirectory = newDataDirectory();
  openDatabase({ dataDirectory, now }).close();
  const reading = openDatabaseForReading(dataDirectory);
  onTestFinished(() => reading.close());

  expect(() => reading.database.exec('DELETE FROM settings')).toThrow('readonly');
});

test('a data directory that does not exist is made', async () => {
  const dataDirectory = join(newDataDirectory(), 'a', 'b');

  const { catalog } = await openTestCatalog({ dataDirectory });

  expect(await catalog.environments.list()).toEqual([]);
  expect(catalog.sizeBytes()).toBeGreaterThan(0);
});

test('an existing database is backed up before a migration, and only then', () => {
  const dataDirectory = newDataDirectory();
  const connection = openDatabase({ dataDirectory, now });
  onTestFinished(() => connection.close());
  const { backups } = catalogPaths(dataDirectory);
  expect(existsSync(backups)).toBe(false);
  connection.database.exec(`INSERT INTO settings VALUES ('theme', '"dark"')`);
  const next: Migration = (database) => database.exec('ALTER TABLE settings ADD COLUMN changed_at TEXT');
  const options = { dataDirectory, now, applicationId: 1, migrations: [...ours, next] };

  migrate(connection, options);
  migrate(connection, options);

  expect(connection.database.pragma('user_version', { simple: true })).toBe(ours.length + 1);
  expect(connection.database.prepare('SELECT * FROM settings').all()).toEqual([
    { key: 'theme', value: '"dark"', changed_at: null },
  ]);
  const names = readdirSync(backups);
  expect(names).toEqual([`catalog-v${ours.length}-2026-11-23T12-00-00-000Z.sqlite`]);
  const backup = new Database(join(backups, names[0] ?? ''), { readonly: true });
  onTestFinished(() => void backup.close());
  expect(backup.prepare('SELECT * FROM settings').all()).toEqual([{ key: 'theme', value: '"dark"' }]);
  expect(backup.pragma('user_version', { simple: true })).toBe(ours.length);
});

test('a migration that fails leaves the database as it was', () => {
  const dataDirectory = newDataDirectory();
  const connection = openDatabase({ dataDirectory, now });
  onTestFinished(() => connection.close());
  const broken: Migration = (database) => {
    database.exec('DROP TABLE settings');
    throw new Error('no further');
  };

  expect(() =>
    migrate(connection, { dataDirectory, now, applicationId: 1, migrations: [...ours, broken] }),
  ).toThrow('no further');

  expect(connection.database.pragma('user_version', { simple: true })).toBe(ours.length);
  expect(connection.database.prepare('SELECT count(*) FROM settings').pluck().get()).toBe(0);
});

test('the newest three backups are kept', () => {
  const dataDirectory = newDataDirectory();
  const connection = openDatabase({ dataDirectory, now });
  onTestFinished(() => connection.close());
  const migrations: Migration[] = [...ours];

  for (let day = 1; day <= 5; day++) {
    migrations.push((database) => database.exec(`CREATE TABLE step_${day} (a)`));
    const date = new Date(Date.UTC(2026, 10, day));
    migrate(connection, { dataDirectory, now: () => date, applicationId: 1, migrations });
  }

  expect(new Set(readdirSync(catalogPaths(dataDirectory).backups))).toEqual(
    new Set([
      `catalog-v${ours.length + 2}-2026-11-03T00-00-00-000Z.sqlite`,
      `catalog-v${ours.length + 3}-2026-11-04T00-00-00-000Z.sqlite`,
      `catalog-v${ours.length + 4}-2026-11-05T00-00-00-000Z.sqlite`,
    ]),
  );
});

test('a database from a newer program is refused, left as it is, and the last backup is named', async () => {
  const dataDirectory = await closedCatalog();
  const { database, backups } = catalogPaths(dataDirectory);
  const raw = openRaw(dataDirectory);
  raw.database.pragma('user_version = 99');
  raw.close();
  mkdirSync(backups);
  writeFileSync(join(backups, 'catalog-v1-earlier.sqlite'), '');
  const before = readFileSync(database);

  const opening = openCatalog({ dataDirectory });

  await expect(opening).rejects.toMatchObject({ code: 'catalog-unusable' });
  await expect(opening).rejects.toThrow(/newer version of BenchGen.*catalog-v1-earlier\.sqlite/s);
  expect(readFileSync(database).equals(before)).toBe(true);
});

test.each([
  ['text', Buffer.from('This is not a database at all. '.repeat(100)), /is not a database/],
  [
    'noise behind a good header',
    Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_176, 7)]),
    /./,
  ],
] as const)('a file that is %s is refused and left as it is', async (_what, content, reason) => {
  const dataDirectory = newDataDirectory();
  const { database } = catalogPaths(dataDirectory);
  writeFileSync(database, content);

  const opening = openCatalog({ dataDirectory });

  await expect(opening).rejects.toMatchObject({ code: 'catalog-unusable' });
  await expect(opening).rejects.toThrow(reason);
  await expect(opening).rejects.toThrow('There is no backup yet.');
  expect(readFileSync(database).equals(content)).toBe(true);
});

test('a database that was cut off is refused and left as it is', async () => {
  const dataDirectory = await closedCatalog();
  const { database } = catalogPaths(dataDirectory);
  truncateSync(database, 40_000);
  const before = readFileSync(database);

  await expect(openCatalog({ dataDirectory })).rejects.toThrow(/is damaged/);

  expect(readFileSync(database).equals(before)).toBe(true);
});

test('the database of another program is refused and left as it is', async () => {
  const dataDirectory = newDataDirectory();
  const raw = openRaw(dataDirectory);
  raw.database.exec('CREATE TABLE bookmarks (url TEXT)');
  raw.close();
  const before = readFileSync(catalogPaths(dataDirectory).database);

  await expect(openCatalog({ dataDirectory })).rejects.toThrow('another program');

  expect(readFileSync(catalogPaths(dataDirectory).database).equals(before)).toBe(true);
});

test('a data directory that cannot be made or a database that cannot be opened is said in words', async () => {
  const folder = newDataDirectory();
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'taken', 'catalog.sqlite'), { recursive: true });

  await expect(openCatalog({ dataDirectory: join(folder, 'file') })).rejects.toThrow(/cannot be made/);
  await expect(openCatalog({ dataDirectory: join(folder, 'taken') })).rejects.toMatchObject({
    code: 'catalog-unusable',
    message: expect.stringContaining('cannot be read') as string,
  });
});

test('processes that open a new directory at the same time agree on one database', async () => {
  const dataDirectory = newDataDirectory();

  const worlds = await Promise.all([1, 2, 3].map(() => openTestCatalog({ dataDirectory })));

  await Promise.all(worlds.map(({ catalog }, place) => catalog.responses.set(`key ${place}`, '1')));
  expect(await worlds[0]?.catalog.responses.get('key 2')).toBe('1');
});
