import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { unpacked } from './child-command.ts';

/** Where Pyodide's files lie. */
export function pyodideDirectory(): string {
  return unpacked(dirname(createRequire(import.meta.url).resolve('pyodide/package.json')));
}

/** The version of the files in a folder of Pyodide. */
export function pyodideVersion(directory: string): string {
  const description: unknown = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const isObject = typeof description === 'object' && description !== null;
  return isObject && 'version' in description ? String(description.version) : 'unknown';
}
