import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of a bundle by path. */
export type BundleFiles = Readonly<Record<string, string | Buffer>>;

export const GOOD_MANIFEST = `schema: benchgen/1
id: small-sums # stays
version: 1.0.0 # the first one
title: Small sums
description: Adds small numbers.
category: reasoning
tags: [arithmetic]
license: CC0-1.0
dataset:
  file: cases.jsonl
  input: question
  expected: answer
  tags: [topic]
harness:
  kind: single-turn
  system: Answer with a number only.
  prompt: "{{ input }}"
scoring:
  extract:
    - { number: last }
  checks:
    - { kind: numeric }
`;

const GOOD_CASES = [
  { question: 'What is 1 + 1?', answer: 2, topic: 'tiny' },
  { question: 'What is 2 + 3?', answer: 5, topic: 'tiny' },
  { question: 'What is 40 + 2?', answer: [42, '42.0'], topic: 'larger' },
];

/** A small bundle in which everything is right; with other files in place of its own. */
export function goodBundle(others: BundleFiles = {}): BundleFiles {
  return {
    'environment.yaml': GOOD_MANIFEST,
    'cases.jsonl': GOOD_CASES.map((row) => `${JSON.stringify(row)}\n`).join(''),
    'README.md': '# Small sums\n',
    ...others,
  };
}

/** Writes files below a folder and returns it. */
export function writeFiles(folder: string, files: BundleFiles): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
