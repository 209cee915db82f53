import { createHash } from 'node:crypto';

import type { CallContext, Model, ModelReply, ModelRequest } from '#core/engine/ports.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { type AnswerForm, PLAIN_FORM } from './answer-form.ts';
import { overlapVerdict } from './baseline-overlap.ts';
import { goldReply } from './gold-reply.ts';
import { instantReply } from './instant-reply.ts';
import type { ModelSpec } from './model-spec.ts';
import { letterAt } from './option-letter.ts';

type Strategy = (request: ModelRequest, context: CallContext, form: AnswerForm) => string | ModelReply;

const strategies = {
  gold: (request, { testCase }, form) => goldReply(testCase, form, request),
  empty: () => '',
  'first-choice': (_request, { testCase }, form) => choiceAnswer(testCase, 0, form),
  random: (_request, { testCase, attempt }, form) =>
    choiceAnswer(testCase, randomPlace(testCase, attempt), form),
  echo: (request) => promptOf(request),
  overlap: (_request, { judging }) => overlapVerdict(judging),
} satisfies Record<string, Strategy>;

type BaselineName = keyof typeof strategies;

/** The baselines with a sentence for people, in the order they are shown. */
export const BASELINES: Readonly<Record<BaselineName, string>> = {
  gold: 'Answers every case with its reference answer. Anything below 100 % is a fault of the environment.',
  empty: 'Answers nothing.',
  'first-choice': 'Always picks the first option.',
  random: 'Picks an option at random, the same one each time the case is run.',
  echo: 'Repeats the question.',
  overlap: 'A judge that only compares the words of an answer with the reference.',
};

export function isBaseline(name: string): name is BaselineName {
  return Object.hasOwn(strategies, name);
}

/** A model without a model: answers by a rule, at once and without a network. Throws for a name that is no baseline. */
export function createBaseline(spec: ModelSpec): Model {
  if (!isBaseline(spec.model)) throw new Error(`There is no baseline named ${spec.model}.`);
  const strategy: Strategy = strategies[spec.model];
  const form = spec.answerForm ?? PLAIN_FORM;
  return {
    async complete(request, context) {
      context.signal.throwIfAborted();
      const answer = strategy(request, context, form);
      const reply = typeof answer === 'string' ? instantReply(answer) : answer;
      if (reply.text !== '') context.onText?.(reply.text);
      return reply;
    },
  };
}

function promptOf(request: ModelRequest): string {
  if (request.mode === 'completion') return request.prompt;
  return request.messages.findLast((message) => message.role === 'user')?.content ?? '';
}

/** Letter or text of an option; nothing where the case has no options. */
function choiceAnswer(testCase: TestCase, place: number, form: AnswerForm): string {
  const text = testCase.choices?.[place];
  if (text === undefined) return '';
  return form.letters || !expectsText(testCase) ? (letterAt(place) ?? text) : text;
}

function expectsText({ expected, choices }: TestCase): boolean {
  const answers = Array.isArray(expected) ? expected : [expected];
  return answers.some((answer) => typeof answer === 'string' && choices?.includes(answer));
}

function randomPlace(testCase: TestCase, attempt: number): number {
  const hash = createHash('sha256').update(`${testCase.digest}:${attempt}`).digest();
  return hash.readUInt32BE(0) % Math.max(1, testCase.choices?.length ?? 1);
}
