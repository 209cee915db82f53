import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = `schema: benchgen/1
id: sums
version: 1.0.0
title: Sums
category: reasoning
dataset: { file: cases.jsonl, input: question, expected: answer }
harness: { kind: single-turn }
scoring:
  extract:
    - { number: last }
  checks:
    - { kind: numeric }
`;

/** Case i asks for the sum of two numbers that depend on i alone. */
function numbersOf(index: number): { one: number; other: number } {
  return { one: (index * 37) % 1_000, other: (index * 61) % 997 };
}

function caseIdOf(index: number): string {
  return `sum-${String(index).padStart(5, '0')}`;
}

/** A native bundle of `count` cases as a folder. */
export function writeSumsBundle(folder: string, count: number): void {
  const rows = Array.from({ length: count }, (_, index) => {
    const { one, other } = numbersOf(index);
    const question = `[${caseIdOf(index)}] What is ${one} plus ${other}?`;
    return JSON.stringify({ id: caseIdOf(index), question, answer: one + other });
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'environment.yaml'), MANIFEST);
  writeFileSync(join(folder, 'cases.jsonl'), `${rows.join('\n')}\n`);
}

/** Which case a prompt belongs to. */
export function caseKey(prompt: string): string {
  return /\[(sum-\d+)\]/.exec(prompt)?.[1] ?? 'unknown';
}

/** The answer of a model that gets about one case in four wrong, always the same ones. */
export function answer(prompt: string): string {
  const [one = 0, other = 0] = (/is (\d+) plus (\d+)/.exec(prompt) ?? []).slice(1).map(Number);
  const isWrong = isAnsweredWrong(caseKey(prompt));
  return `Let me add them up. The sum is ${one + other + (isWrong ? 1 : 0)}`;
}

function isAnsweredWrong(caseId: string): boolean {
  return Number(caseId.slice(4)) % 4 === 3;
}

/** Case id → verdict of a run that nothing disturbed. */
export function undisturbedVerdicts(count: number): Map<string, 'pass' | 'fail'> {
  const ids = Array.from({ length: count }, (_, index) => caseIdOf(index));
  return new Map(ids.map((id) => [id, isAnsweredWrong(id) ? 'fail' : 'pass']));
}
