import { BoundaryError } from '#core/engine/boundary.ts';
import type { Outcome } from '#core/engine/ports.ts';
import type { JudgeOpinion } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import type { CheckFactory, SpecOf } from '../check-factory.ts';
import { fieldReader } from '../field-reader.ts';
import { askJudges, type Interview } from '../judge/ask-judges.ts';
import { combinedScore, type Judgement, judgementOf } from '../judge/combine-opinions.ts';
import { judgeQuestion, type QuestionFacts } from '../judge/question.ts';
import { verdictForm } from '../judge/verdict-form.ts';
import { formatScore } from '../outcome.ts';
import { answerText } from '../text/answer-texts.ts';
import { compilePattern } from '../text/compile-pattern.ts';

const MOST_REASON = 400;

type Spec = SpecOf<'judge'>;

/** Models judge the answer. Every judge must give a verdict that can be read; else nobody has judged. */
export const judge: CheckFactory<'judge'> = (spec, context) => {
  const verdict = verdictForm(spec);
  const isRubric = verdict.kind !== 'pair' && spec.pattern === undefined;
  const form = { verdict, criteria: isRubric ? (spec.criteria ?? []) : [] };
  const interview: Interview = {
    ask: judgeQuestion(spec, form, context),
    form,
    pattern: spec.pattern === undefined ? null : compilePattern('pattern of the judge', spec.pattern, 'gimu'),
    sampling: spec.sampling,
  };
  const referenceOf = textReader('the reference of the judge', spec.reference);
  const otherOf = textReader('the other answer of the pair', spec.pairwise?.against);
  return {
    async score(answer, testCase, tools) {
      if (tools.judges.length === 0) throw noJudge();
      const reference = referenceOf(testCase);
      const other = otherOf(testCase);
      if (spec.pairwise !== undefined && other === null) throw noOther(spec.pairwise.against);
      const facts: QuestionFacts = { answer, testCase, reference, other, isSwapped: false };
      const isAskedTwice = spec.pairwise?.swap === true;
      const places = isAskedTwice ? [facts, { ...facts, isSwapped: true }] : [facts];
      return outcomeOf(spec, await askJudges(interview, places, tools));
    },
  };
};

function textReader(name: string, source: string | undefined): (testCase: TestCase) => string | null {
  if (source === undefined) return () => null;
  const read = fieldReader(name, source);
  return (testCase) => {
    const value: Json = read(testCase) ?? null;
    // Of several right answers the first is shown.
    const [shown = null] = Array.isArray(value) ? value : [value];
    return shown === null || shown === '' ? null : answerText(shown);
  };
}

function outcomeOf(spec: Spec, opinions: Awaited<ReturnType<typeof askJudges>>): Outcome {
  const judgements = opinions.map(judgementOf);
  const score = combinedScore(
    judgements.map((one) => one.score),
    spec.combine,
  );
  return {
    score,
    reason: reasonOf(judgements, opinions[0]?.[0]),
    details: { kind: 'judge', opinions: opinions.flat() },
    ...measuresOf(spec, judgements),
  };
}

/** One judge is quoted; of several, who gave what. */
function reasonOf(judgements: readonly Judgement[], opinion: JudgeOpinion | undefined): string {
  const [only, another] = judgements;
  const swapped = judgements.some(({ isPlaceBound }) => isPlaceBound);
  const note = swapped ? ' (the verdict changed with the place of the answers, so it is a tie)' : '';
  if (only !== undefined && another === undefined) {
    const said = wordsOf(opinion);
    return `judge ${formatScore(only.score)}${note}${said === '' ? '' : `: ${cut(said)}`}`;
  }
  return `judges: ${judgements.map(({ model, score }) => `${model} ${formatScore(score)}`).join(', ')}${note}`;
}

/** The reasoning of a judge on one line, or what it gave for each criterion. */
function wordsOf(opinion: JudgeOpinion | undefined): string {
  const reasoning = (opinion?.reasoning ?? '').replaceAll(/\s+/g, ' ').trim();
  if (reasoning !== '' || opinion === undefined) return reasoning;
  return opinion.criteria.map(({ name, score }) => `${name} ${formatScore(score)}`).join(', ');
}

/** How often judges agree with each other, and with themselves when the places are swapped. */
function measuresOf(spec: Spec, judgements: readonly Judgement[]): Pick<Outcome, 'measures'> {
  const measures: Record<string, [number, number]> = {};
  const name = spec.name ?? spec.kind;
  const [first] = judgements;
  if (judgements.length > 1) {
    const agree = judgements.every(({ score }) => score === first?.score);
    measures[`${name}: judges agree`] = [agree ? 1 : 0, 1];
  }
  if (spec.pairwise?.swap === true) {
    const steady = judgements.filter(({ isPlaceBound }) => !isPlaceBound).length;
    measures[`${name}: same verdict in both places`] = [steady, judgements.length];
  }
  return Object.keys(measures).length === 0 ? {} : { measures };
}

function cut(text: string): string {
  return text.length <= MOST_REASON ? text : `${text.slice(0, MOST_REASON - 1)}…`;
}

function noJudge(): BoundaryError {
  const message =
    'A model is to judge this answer, and none was chosen. Choose a judge, such as --judge PROVIDER:MODEL.';
  return new BoundaryError('scorer', message, { causeKey: 'no judge' });
}

function noOther(against: string): BoundaryError {
  const message = `There is nothing to compare the answer with: the case has nothing in “${against}”.`;
  return new BoundaryError('scorer', message, { causeKey: 'no other answer' });
}
