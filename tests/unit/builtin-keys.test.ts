import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

const folder = new URL('../../resources/environments/', import.meta.url);

function rowsOf<T>(environment: string): T[] {
  const text = readFileSync(new URL(`${environment}/cases.jsonl`, folder), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

test('the keys of everyday-quantities equal what their calculation gives', () => {
  const rows = rowsOf<{ id: string; answer: number; working: string }>('everyday-quantities');
  const calculated = rows.map(({ id, working }) => {
    expect(working).toMatch(/^(?:[\d\s.+\-*/()]|floor|sqrt)+$/);
    const value = runInNewContext(working, { floor: Math.floor, sqrt: Math.sqrt }) as number;
    return [id, Number(value.toFixed(4))];
  });

  expect(rows).toHaveLength(48);
  expect(calculated).toEqual(rows.map(({ id, answer }) => [id, answer]));
});

test('general-knowledge puts the right option in each of the four places equally often', () => {
  const rows = rowsOf<{ topic: string; choices: string[]; answer: string }>('general-knowledge');
  const places = new Map<string, number>();
  for (const { topic, answer } of rows)
    places.set(`${topic} ${answer}`, (places.get(`${topic} ${answer}`) ?? 0) + 1);

  expect(rows).toHaveLength(48);
  expect(rows.every(({ choices }) => new Set(choices).size === 4)).toBe(true);
  expect(new Set(places.values())).toEqual(new Set([2]));
  expect(places.size).toBe(24);
});

test('every piece that passage-facts expects stands in its passage word for word', () => {
  const rows = rowsOf<{ id: string; passage: string; answer: string[]; solution: string }>('passage-facts');
  const missing = rows.filter(({ passage, answer }) => !answer.every((piece) => passage.includes(piece)));

  expect(rows).toHaveLength(50);
  expect(missing).toEqual([]);
  expect(rows.map(({ solution }) => solution)).toEqual(rows.map(({ answer }) => answer.join('; ')));
});
