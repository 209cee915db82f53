import { join } from 'node:path';

import { createCore } from '#core/core.ts';
import { createFileSecrets } from '#core/settings/file-secrets.ts';
import { createClient } from '#shared/client.ts';

// A process of its own that writes one file of a draft over and over until it is killed. Prints the number of every
// text that was confirmed.
const [, , dataDirectory = '', draftId = ''] = process.argv;
const core = await createCore({
  door: 'command-line',
  dataDirectory,
  resourcesDirectory: join(dataDirectory, 'no-resources'),
  version: '0.0.0-test',
  secrets: createFileSecrets(join(dataDirectory, 'secrets.json')),
  variables: {},
});
const client = createClient({
  call: core.dispatchFor({ localPaths: true }),
  listen: (listener) => core.bus.listen(listener),
});
for (let number = 1; ; number += 1) {
  const text = `${number}\n${'some text '.repeat(5_000)}`;
  await client.call('drafts.writeFile', { draftId, path: 'notes.md', text });
  process.stdout.write(`${number}\n`);
}
