import { join } from 'node:path';

import type { RunSummary } from '#shared/domain/run.ts';

import { writeFiles } from '../../support/bundle-files.ts';
import { recordedRun } from '../../support/recorded-runs.ts';
import type { BrowserApp } from './browser-app.ts';

export const CAPITALS = {
  at: 'Vienna',
  be: 'Brussels',
  cz: 'Prague',
  dk: 'Copenhagen',
  ee: 'Tallinn',
  fi: 'Helsinki',
  gr: 'Athens',
  hu: 'Budapest',
};

const MANIFEST = `schema: benchgen/1
id: capitals
version: 1.0.0
title: Capitals
dataset: { file: cases.jsonl, input: question, expected: answer }
harness: { kind: single-turn }
scoring:
  # word for word
  checks:
    - { kind: exact }
`;

/** Imports an environment of capital cities; `wrong` are keys in place of the right ones. */
export async function importCapitals(app: BrowserApp, wrong: Record<string, string> = {}): Promise<void> {
  const rows = Object.entries({ ...CAPITALS, ...wrong }).map(([id, answer]) => ({
    id,
    question: `What is the capital of ${id}?`,
    answer,
  }));
  const folder = writeFiles(join(app.folder, 'capitals'), {
    'environment.yaml': MANIFEST,
    'cases.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  });
  const { handle } = await app.client.call('files.pack', { folder });
  await app.client.call('import.preview', { handle });
  await app.client.call('import.commit', { handle });
}

/** A finished run of recorded answers to the capitals. */
export function capitalsRun(
  app: BrowserApp,
  name: string,
  answers: Record<string, string>,
): Promise<RunSummary> {
  return recordedRun(app.client, app.folder, { name, answers, environment: 'capitals' });
}
