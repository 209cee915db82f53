import type { Answer, ChatMessage } from '#core/engine/ports.ts';
import { promptValues } from '#core/templates/case-values.ts';
import {
  type CompiledTemplate,
  compileTemplate,
  type TemplateValues,
} from '#core/templates/render-template.ts';
import { TemplateError } from '#core/templates/template-error.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import { AppError } from '#shared/errors.ts';

import type { CheckContext, SpecOf } from '../check-factory.ts';
import { conversationOf, type Turn } from './conversation-of.ts';
import { GUARD, PAIR, SINGLE, SYSTEM } from './default-prompts.ts';
import { guardCode, guarded } from './guarded-text.ts';
import type { ReplyForm } from './read-reply.ts';
import { replyFormat } from './reply-format.ts';
import { scaleWords } from './verdict-form.ts';

/** What one question to a judge is about. */
export interface QuestionFacts {
  answer: Answer;
  testCase: TestCase;
  reference: string | null;
  /** The other answer of a pair. */
  other: string | null;
  /** The two answers stand in each other's place. */
  isSwapped: boolean;
}

/** Writes the messages for a judge. */
export type AskJudge = (facts: QuestionFacts) => ChatMessage[];

type Spec = Pick<SpecOf<'judge'>, 'prompt' | 'promptFile' | 'system' | 'pairwise' | 'pattern' | 'criteria'>;

/** Prepares the question of a judged check. Throws AppError `bundle-invalid` for a faulty template or two prompts. */
export function judgeQuestion(spec: Spec, form: ReplyForm, context: CheckContext): AskJudge {
  const source = promptSource(spec, context);
  const prompt = compiled('the prompt of the judge', source);
  const system = compiled('the system message of the judge', spec.system ?? SYSTEM);
  const guard = compiled('the guard of the judge', GUARD);
  const format = replyFormat(form);
  const isFormatMissing = spec.pattern === undefined && !source.includes('replyFormat');
  return (facts) => {
    const values = questionValues(facts, { criteria: spec.criteria ?? [], form, format });
    const told = [system.render(values), guard.render(values)].filter((part) => part.trim() !== '');
    const question = prompt.render(values);
    return [
      { role: 'system', content: told.join('\n\n') },
      { role: 'user', content: isFormatMissing ? `${question}\n\n${format}` : question },
    ];
  };
}

function promptSource({ prompt, promptFile, pairwise }: Spec, context: CheckContext): string {
  if (prompt !== undefined && promptFile !== undefined) {
    throw new AppError('bundle-invalid', 'A judge has one prompt: write either prompt or promptFile.');
  }
  if (promptFile !== undefined) return context.readBundleFile(promptFile);
  return prompt ?? (pairwise === undefined ? SINGLE : PAIR);
}

function compiled(name: string, source: string): CompiledTemplate {
  try {
    return compileTemplate(name, source);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new AppError('bundle-invalid', `${error.message}. Correct the template.`, { cause: error });
  }
}

/**
 * What the templates read: the case, and the material to be judged between its marks. `verbatim` holds the material
 * without marks, for prompts that must be word for word those of another benchmark.
 */
function questionValues(
  { answer, testCase, reference, other, isSwapped }: QuestionFacts,
  { criteria, form, format }: { criteria: readonly Json[]; form: ReplyForm; format: string },
): TemplateValues {
  const conversation = conversationOf(answer, testCase.input);
  const spoken = conversation.map(({ content }) => content);
  const code = guardCode([testCase.input, answer.text, answer.response, other ?? '', ...spoken]);
  const [first, second] = isSwapped ? [other ?? '', answer.text] : [answer.text, other ?? ''];
  return {
    ...promptValues(testCase),
    expected: testCase.expected,
    reference,
    criteria,
    scale: scaleWords(form.verdict),
    replyFormat: format,
    code,
    answer: guarded('answer', answer.text, code),
    response: guarded('answer', answer.response, code),
    answerA: guarded('answer A', first, code),
    answerB: guarded('answer B', second, code),
    conversation: conversation.map((turn) => guardedTurn(turn, code)),
    verbatim: {
      answer: answer.text,
      response: answer.response,
      answerA: first,
      answerB: second,
      conversation: conversation.map(({ role, content }) => ({ role, content })),
    },
  };
}

function guardedTurn({ role, content }: Turn, code: string): Json {
  return { role, content: guarded(role, content, code) };
}
