import { BoundaryError } from '#core/engine/boundary.ts';
import type { JudgeModel, ModelReply, ModelRequest, ScoringTools } from '#core/engine/ports.ts';
import { withDeadline } from '#core/deadline/with-deadline.ts';
import type { JudgeOpinion } from '#shared/domain/check-details.ts';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import { answerTexts } from '../text/answer-texts.ts';

import type { AskJudge, QuestionFacts } from './question.ts';
import { readByPattern, type ReadReply, readReply, type ReplyForm } from './read-reply.ts';
import { replySchema } from './reply-format.ts';

/** How the judges of a check are asked and their replies read. */
export interface Interview {
  ask: AskJudge;
  form: ReplyForm;
  /** Finds the verdict in a free reply; null: the reply is JSON. */
  pattern: RegExp | null;
  sampling: Sampling;
}

const MOST_PROMPT = 20_000;
const MOST_REPLY = 8_000;
const READING_MS = 2_000;

/** The opinions of every judge, asked about each of the facts in turn. Throws BoundaryError blamed on the scorer when one fails. */
export async function askJudges(
  interview: Interview,
  facts: readonly QuestionFacts[],
  { judges }: Pick<ScoringTools, 'judges'>,
): Promise<[JudgeOpinion, ...JudgeOpinion[]][]> {
  const asked = judges.map(async (judge): Promise<[JudgeOpinion, ...JudgeOpinion[]]> => {
    const [first, ...others] = facts;
    if (first === undefined) throw new Error('A judge needs something to judge.');
    const opinions = [await askJudge(interview, first, judge)] as [JudgeOpinion, ...JudgeOpinion[]];
    for (const other of others) opinions.push(await askJudge(interview, other, judge));
    return opinions;
  });
  const settled = await Promise.allSettled(asked);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

async function askJudge(
  interview: Interview,
  facts: QuestionFacts,
  judge: JudgeModel,
): Promise<JudgeOpinion> {
  const { form, pattern, sampling, ask } = interview;
  const messages = ask(facts);
  const request: ModelRequest = {
    mode: 'chat',
    messages,
    sampling,
    ...(pattern === null ? { replySchema: replySchema(form) } : {}),
  };
  const { reply, costUsd } = await judge.ask(request, judgingOf(facts, form));
  const { score, reasoning, criteria } = readOrBlame(interview, judge.name, reply);
  return {
    model: judge.name,
    score: form.verdict.kind === 'pair' && facts.isSwapped ? 1 - score : score,
    reasoning: reasoning.slice(0, MOST_REPLY),
    criteria: [...criteria],
    prompt: messages
      .map(({ content }) => content)
      .join('\n\n')
      .slice(0, MOST_PROMPT),
    reply: reply.text.slice(0, MOST_REPLY),
    ...(reply.thinking === undefined ? {} : { thinking: reply.thinking.slice(0, MOST_REPLY) }),
    ...(form.verdict.kind === 'pair' ? { isSwapped: facts.isSwapped } : {}),
    ...reply.usage,
    costUsd,
    durationMs: reply.durationMs,
  };
}

function readOrBlame({ form, pattern }: Interview, judge: string, reply: ModelReply): ReadReply {
  // A reply that was cut off may end in the middle of its verdict.
  const isCut = reply.finishReason === 'length';
  const read = isCut
    ? null
    : withDeadline(READING_MS, () =>
        pattern === null ? readReply(reply.text, form) : readByPattern(reply.text, pattern, form.verdict),
      );
  if (read !== null) return read;
  const cut = isCut ? ' It was cut off at its token limit; allow the judge more.' : '';
  const said = reply.text.trim() === '' ? 'nothing' : `“${reply.text.trim().slice(0, 200)}”`;
  const message = `No verdict could be read from the reply of the judge ${judge}. It said: ${said}.${cut}`;
  throw new BoundaryError('scorer', message, { causeKey: `judge ${judge}: no verdict` });
}

function judgingOf({ answer, testCase, reference, other, isSwapped }: QuestionFacts, form: ReplyForm) {
  const known = testCase.expected ?? testCase.solution;
  const [first] = known === null ? [] : answerTexts(known);
  const { verdict } = form;
  return {
    answer: answer.text,
    reference: reference ?? first ?? null,
    other,
    isSwapped,
    criteria: form.criteria.map(({ name }) => name),
    scale: verdict.kind === 'scale' ? { from: verdict.from, to: verdict.to } : ('pass-fail' as const),
  };
}
