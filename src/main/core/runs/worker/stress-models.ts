import type { Model } from '#core/engine/ports.ts';
import { type AnswerForm, answerFormOf } from '#core/providers/answer-form.ts';
import { goldAnswer } from '#core/providers/gold-answer.ts';
import { goldReply } from '#core/providers/gold-reply.ts';
import { createBaseline } from '#core/providers/baseline.ts';
import { instantReply } from '#core/providers/instant-reply.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import { drawSample } from '#shared/domain/statistics/draw-sample.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

const SHUFFLE_SEED = 7;

/** The ways of answering without knowing, and by the key itself, in the order they are reported. */
export function stressModels(
  manifest: Manifest,
  cases: readonly TestCase[],
): { strategy: string; model: Model }[] {
  const answerForm = answerFormOf(manifest);
  const baseline = (name: string) => ({
    strategy: name,
    model: createBaseline({
      kind: 'baseline',
      name: 'baseline',
      model: name,
      baseUrl: null,
      key: null,
      keyVariable: null,
      answerForm,
    }),
  });
  const likeliest = mostFrequent(cases, answerForm);
  const others = shuffled(cases);
  const answeringAs = (other: (testCase: TestCase) => TestCase | undefined): Model => ({
    complete(request, { testCase }) {
      const played = other(testCase);
      return Promise.resolve(
        played === undefined ? instantReply('') : goldReply(played, answerForm, request),
      );
    },
  });
  return [
    baseline('gold'),
    baseline('empty'),
    { strategy: 'constant', model: answeringAs(() => likeliest) },
    baseline('echo'),
    baseline('first-choice'),
    baseline('random'),
    { strategy: 'shuffled-gold', model: answeringAs((testCase) => others.get(testCase.id)) },
  ];
}

/** A case whose gold answer is that of most cases. */
function mostFrequent(cases: readonly TestCase[], form: AnswerForm): TestCase | undefined {
  const counts = new Map<string, { count: number; testCase: TestCase }>();
  for (const testCase of cases) {
    const gold = goldAnswer(testCase, form);
    counts.set(gold, { count: (counts.get(gold)?.count ?? 0) + 1, testCase });
  }
  return [...counts.values()].reduce<{ count: number; testCase?: TestCase }>(
    (best, one) => (one.count > best.count ? one : best),
    { count: 0 },
  ).testCase;
}

/** Every case gets another one: the next in a shuffled circle. */
function shuffled(cases: readonly TestCase[]): Map<string, TestCase> {
  const circle = drawSample(cases.length, cases.length, SHUFFLE_SEED);
  const others = new Map<string, TestCase>();
  circle.forEach((place, position) => {
    const testCase = cases[place];
    const next = cases[circle[(position + 1) % circle.length] ?? place];
    if (testCase !== undefined && next !== undefined) others.set(testCase.id, next);
  });
  return others;
}
