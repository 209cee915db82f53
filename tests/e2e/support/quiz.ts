import { join } from 'node:path';

import { type BundleFiles, writeFiles } from '../../support/bundle-files.ts';
import { startOpenAiServer } from '../../support/openai-server.ts';
import type { BrowserApp } from './browser-app.ts';

const MANIFEST = `schema: benchgen/1
id: quiz
version: 1.0.0
title: Quiz of sums
description: Sums, half of the score for a sentence with the word sum in it.
category: reasoning
dataset: { file: cases.jsonl, input: question, expected: answer, tags: [size] }
harness: { kind: single-turn, system: Answer in a sentence. }
scoring:
  checks:
    - { kind: numeric }
    - { kind: contains, values: [sum] }
`;

/** The verdict of case number `index` when nothing disturbs it. */
export function fateOfCase(index: number): 'pass' | 'partial' | 'fail' | 'error' {
  if (index % 20 === 19) return 'error';
  if (index % 4 === 3) return 'fail';
  return index % 10 === 6 ? 'partial' : 'pass';
}

export function caseIdOf(index: number): string {
  return `sum-${String(index).padStart(3, '0')}`;
}

/** How many of `count` cases end in a verdict. */
export function countOf(count: number, verdict: ReturnType<typeof fateOfCase>): number {
  return Array.from({ length: count }, (_, index) => fateOfCase(index)).filter((fate) => fate === verdict)
    .length;
}

/** A bundle of sums. */
export function quizBundle(count: number): BundleFiles {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: caseIdOf(index),
    question: `[${caseIdOf(index)}] What is ${index} plus ${index * 7}?`,
    answer: index * 8,
    size: index < count / 2 ? 'small' : 'large',
  }));
  return {
    'environment.yaml': MANIFEST,
    'cases.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  };
}

export interface Quiz {
  readonly model: string;
  /** Cases from this one on wait for `release`. */
  readonly holdFrom: (index: number) => void;
  readonly release: () => void;
  readonly close: () => Promise<void>;
}

/** Imports the quiz and serves a model that answers it as `fateOfCase` says. */
export async function startQuiz(app: BrowserApp, count: number, host = '127.0.0.1'): Promise<Quiz> {
  const folder = writeFiles(join(app.folder, 'quiz'), quizBundle(count));
  const packed = await app.client.call('files.pack', { folder });
  await app.client.call('import.preview', { handle: packed.handle });
  await app.client.call('import.commit', { handle: packed.handle });
  let heldFrom = Infinity;
  let letGo = Promise.withResolvers<void>();
  const server = await startOpenAiServer({
    host,
    models: ['quiz'],
    caseKey: (prompt) => /\[(sum-\d+)\]/.exec(prompt)?.[1] ?? 'none',
    beforeHeaders: ({ caseKey }) => (indexOf(caseKey) >= heldFrom ? letGo.promise : Promise.resolve()),
    answer: answerOf,
  });
  await app.client.call('providers.save', {
    name: 'served',
    kind: 'openai',
    baseUrl: `${server.url}/v1`,
    keyVariable: null,
    concurrency: 4,
    requestsPerMinute: null,
  });
  await app.client.call('settings.set', { defaultModel: 'served:quiz' });
  return {
    model: 'served:quiz',
    holdFrom: (index) => {
      heldFrom = index;
      letGo = Promise.withResolvers<void>();
    },
    release: () => {
      heldFrom = Infinity;
      letGo.resolve();
    },
    close: () => server.close(),
  };
}

function indexOf(caseKey: string): number {
  return Number(caseKey.slice(4));
}

function answerOf(prompt: string): string {
  const index = indexOf(/\[(sum-\d+)\]/.exec(prompt)?.[1] ?? 'sum-0');
  const right = index * 8;
  const fate = fateOfCase(index);
  if (fate === 'error') throw new Error('This case always breaks.');
  if (fate === 'fail') return `I guess ${right + 1}`;
  return `The sum is ${fate === 'pass' ? right : right + 1}`;
}
