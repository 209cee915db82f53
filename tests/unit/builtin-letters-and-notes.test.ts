import { describe, expect, test } from 'vitest';

import type { TestCase } from '#shared/domain/test-case.ts';

import { builtInEnvironment } from '../support/built-in-environment.ts';
import { judgedBy, scriptedJudge, toldTo } from '../support/judges.ts';

const letters = await builtInEnvironment('letters-and-notes');
const CRITERIA = ['purpose', 'tone', 'language', 'nothing made up'];
const verdictOf = (score: number) =>
  JSON.stringify({
    criteria: Object.fromEntries(CRITERIA.map((name) => [name, { reasoning: 'As I see it.', score }])),
  });

/** How a text is scored when the judge gives the same number by every criterion. */
async function scored(testCase: TestCase, text: string, byJudge: number) {
  const judge = scriptedJudge('strict', verdictOf(byJudge));
  const { verdict, score, checks } = await letters.scorer.score(text, [], testCase, judgedBy(judge));
  return { verdict, score, byRule: Object.fromEntries(checks.map((one) => [one.name, one.score])), judge };
}

function textOf(testCase: TestCase, field: string): string {
  const value = testCase.fields[field];
  if (typeof value !== 'string') throw new Error(`${testCase.id} has no text ${field}`);
  return value;
}

/** The facts that a case asks for, each a pattern. */
function factsOf(testCase: TestCase): RegExp[] {
  return Array.from(
    textOf(testCase, 'facts').matchAll(/\(\?=\[\\s\\S\]\*\((.*?)\)\)(?=\(\?=|$)/g),
    ([, fact = '']) => new RegExp(`(${fact})`, 'gi'),
  );
}

test('there are enough tasks of each kind', () => {
  const kinds = new Map<string, number>();
  for (const { tags } of letters.cases) for (const tag of tags) kinds.set(tag, (kinds.get(tag) ?? 0) + 1);

  expect(letters.cases).toHaveLength(26);
  expect(kinds.size).toBe(8);
  expect(Math.min(...kinds.values())).toBeGreaterThanOrEqual(3);
});

describe.each(letters.cases)('$id', (testCase) => {
  const example = textOf(testCase, 'reference');

  test('the example keeps every rule; the judge decides about the rest', async () => {
    const good = await scored(testCase, example, 10);
    const fair = await scored(testCase, example, 7);
    const poor = await scored(testCase, example, 5);

    expect(good.byRule).toEqual({ facts: 1, length: 1, 'beginning and end': 1, rubric: 1 });
    expect([good.verdict, fair.verdict, poor.verdict]).toEqual(['pass', 'pass', 'partial']);
  });

  test('the judge is told the task, what counts in this case, the example and the text', async () => {
    const { judge } = await scored(testCase, 'A text to be judged.', 10);
    const told = toldTo(judge);
    const aims = testCase.fields['aims'];

    for (const part of [
      testCase.input,
      textOf(testCase, 'tone'),
      example,
      'A text to be judged.',
      ...CRITERIA,
    ])
      expect(told).toContain(part);
    for (const aim of Array.isArray(aims) ? aims : []) expect(told).toContain(String(aim));
    expect(told).toContain('a number from 1 (worst) to 10 (best)');
  });

  test('a text without one of the facts does not pass, whatever the judge says', async () => {
    const facts = factsOf(testCase);
    expect(facts.length).toBeGreaterThanOrEqual(5);

    for (const fact of facts) {
      const text = example.replaceAll(fact, 'so-and-so');
      const { byRule, verdict } = await scored(testCase, text, 10);
      expect({ fact: fact.source, score: byRule['facts'], verdict }).toMatchObject({
        score: 0,
        verdict: 'partial',
      });
    }
  });

  test('a text that is too long, too short, or has a remark in front breaks a rule', async () => {
    const long = await scored(testCase, `${example}\n\n${example}`, 10);
    const short = await scored(testCase, example.split(/\s+/).slice(0, 30).join(' '), 10);
    const remark = await scored(testCase, `Here is the text you asked for:\n\n${example}`, 10);

    expect([long, short].map(({ byRule }) => byRule['length'])).toEqual([0, 0]);
    expect(remark.byRule['beginning and end']).toBe(0);
    expect(short.verdict).not.toBe('pass');
  });

  test('the task itself is no answer, and no other example is', async () => {
    const echo = await scored(testCase, testCase.input, 10);
    expect(echo.byRule['beginning and end']).toBe(0);

    for (const other of letters.cases.filter(({ id }) => id !== testCase.id)) {
      const { byRule, verdict } = await scored(testCase, textOf(other, 'reference'), 10);
      expect([byRule['facts'], verdict]).toEqual([0, 'partial']);
    }
  });
});
