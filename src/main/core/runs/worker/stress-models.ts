import type { Model } from '#core/engine/ports.ts';
import { answerFormOf } from '#core/providers/answer-form.ts';
import { goldAnswer } from '#core/providers/gold-answer.ts';
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
  const golds = cases.map((testCase) => goldAnswer(testCase, answerForm));
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
  const others = shuffled(cases, golds);
  return [
    baseline('gold'),
    baseline('empty'),
    { strategy: 'constant', model: answering(() => mostFrequent(golds)) },
    baseline('echo'),
    baseline('first-choice'),
    baseline('random'),
    { strategy: 'shuffled-gold', model: answering((testCase) => others.get(testCase.id) ?? '') },
  ];
}

function answering(answer: (testCase: TestCase) => string): Model {
  return { complete: (_request, { testCase }) => Promise.resolve(instantReply(answer(testCase))) };
}

function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best = '';
  for (const [text, count] of counts) if (count > (counts.get(best) ?? 0)) best = text;
  return best;
}

/** Every case gets the answer of another one: the next in a shuffled circle. */
function shuffled(cases: readonly TestCase[], golds: readonly string[]): Map<string, string> {
  const circle = drawSample(cases.length, cases.length, SHUFFLE_SEED);
  const others = new Map<string, string>();
  circle.forEach((place, position) => {
    const next = circle[(position + 1) % circle.length] ?? place;
    const testCase = cases[place];
    if (testCase !== undefined) others.set(testCase.id, golds[next] ?? '');
  });
  return others;
}
