import { openCatalog } from '#core/catalog/open-catalog.ts';

import { addTestEnvironment, caseResult, newEnvironment, newRun, testCases } from './catalog-fixtures.ts';

// A process of its own that writes to a catalog until it is killed. Prints a line for everything that is confirmed.
const [, , mode, dataDirectory = '', count = '100'] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);
const catalog = await openCatalog({ dataDirectory });

if (mode === 'save') {
  const { digest, rows } = await addTestEnvironment(
    { catalog, dataDirectory },
    { cases: testCases(Number(count)) },
  );
  await catalog.runs.create(newRun(digest, { plannedCases: rows }));
  for (const row of rows) {
    void catalog.results.save('run-one', caseResult(row)).then((id) => say(`saved ${id}`));
    if (row % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
} else {
  const environment = newEnvironment(dataDirectory, { cases: testCases(Number(count)) });
  say('adding');
  await catalog.environments.add(environment);
  say('added');
}
