import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

/** The order in which a newcomer reads; pages that are not named here follow by name. */
const READING_ORDER = [
  'getting-started',
  'bundle-format',
  'tools',
  'code-and-sql',
  'judges',
  'command-line',
  'reports',
  'sandboxes',
  'privacy',
  'dependencies',
];

/** The documentation that ships with the application: Markdown files in one folder, read where they lie. */
export function docsHandlers(folder: string) {
  return {
    'docs.list': async () => Promise.all((await pageNames(folder)).map((name) => entryOf(folder, name))),
    'docs.get': async ({ name }) => {
      if (!(await pageNames(folder)).includes(name)) {
        throw new AppError('not-found', `There is no page named ${name} in the documentation.`);
      }
      const markdown = await readPage(folder, name);
      return { name, title: titleOf(markdown, name), markdown };
    },
  } satisfies Partial<Handlers>;
}

async function pageNames(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  const names = files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
  return names.toSorted((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other, 'en'));
}

function placeOf(name: string): number {
  const place = READING_ORDER.indexOf(name);
  return place < 0 ? READING_ORDER.length : place;
}

async function entryOf(folder: string, name: string): Promise<{ name: string; title: string }> {
  return { name, title: titleOf(await readPage(folder, name), name) };
}

function readPage(folder: string, name: string): Promise<string> {
  return readFile(join(folder, `${name}.md`), 'utf8');
}

function titleOf(markdown: string, name: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? name;
}
