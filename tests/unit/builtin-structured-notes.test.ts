import { readFileSync } from 'node:fs';

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

interface Note {
  id: string;
  kind: string;
  schema: Record<string, unknown>;
  value: unknown;
  solution: string;
}

const file = new URL('../../resources/environments/structured-notes/cases.jsonl', import.meta.url);
const notes = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Note);

test('every expected value fits its schema and is what the solution says', () => {
  const ajv = new Ajv2020();
  const wrong = notes.filter(({ schema, value }) => ajv.validate(schema, value) !== true);

  expect(notes).toHaveLength(48);
  expect(wrong).toEqual([]);
  expect(notes.map(({ solution }) => JSON.parse(solution) as unknown)).toEqual(
    notes.map(({ value }) => value),
  );
});

test('no two notes expect the same value', () => {
  expect(new Set(notes.map(({ value }) => JSON.stringify(value))).size).toBe(notes.length);
});
