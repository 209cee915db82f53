import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';

import { type Ended, runCommand } from './command-line-process.ts';
import { writeSumsBundle } from './sums-environment.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The command line on a data folder of its own, beside a bundle of sums. */
export interface CommandSession {
  readonly folder: string;
  readonly bundle: string;
  readonly data: string;
  benchgen(...words: string[]): Promise<Ended>;
  /** Standard output as one JSON document; anything else on it fails the parsing. */
  json<T>(schema: z.ZodType<T>, ...words: string[]): Promise<T>;
  /** A model that has recorded answers, all of them 0, for the first `count` cases only. */
  recording(count: number): string;
}

/** The bundle has 8 cases; the answer to the first one alone is 0. */
export function openCommandSession(): CommandSession {
  const folder = temporaryFolder();
  const bundle = join(folder, 'sums');
  const data = join(folder, 'data');
  const benchgen = (...words: string[]) => runCommand([...words, '--data-dir', data]);
  writeSumsBundle(bundle, 8);
  return {
    folder,
    bundle,
    data,
    benchgen,
    async json(schema, ...words) {
      const { stdout } = await benchgen(...words, '--json');
      return schema.parse(JSON.parse(stdout));
    },
    recording(count) {
      const path = join(folder, 'answers.jsonl');
      const rows = Array.from({ length: count }, (_, index) => JSON.stringify({ index, response: '0' }));
      writeFileSync(path, rows.join('\n'));
      return `replay:${path}`;
    },
  };
}
