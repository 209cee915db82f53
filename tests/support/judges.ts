import { NO_SCORING_TOOLS } from '#core/engine/no-sandboxes.ts';
import type { JudgeModel, Judging, ModelReply, ModelRequest, ScoringTools } from '#core/engine/ports.ts';

import { replyOf } from './scripted-model.ts';

export interface ScriptedJudge extends JudgeModel {
  readonly asked: { request: Extract<ModelRequest, { mode: 'chat' }>; judging: Judging }[];
}

/** A judge that says what it is told to, a reply for each question; the last one repeats. */
export function scriptedJudge(name: string, ...replies: (string | Partial<ModelReply>)[]): ScriptedJudge {
  const asked: ScriptedJudge['asked'] = [];
  return {
    name,
    asked,
    ask(request, judging) {
      if (request.mode !== 'chat') throw new Error('A judge is asked in chat.');
      const reply = replies[Math.min(asked.length, replies.length - 1)] ?? '';
      asked.push({ request, judging });
      return Promise.resolve({ reply: replyOf(reply), costUsd: 0.5 });
    },
  };
}

export function judgedBy(...judges: JudgeModel[]): ScoringTools {
  return { ...NO_SCORING_TOOLS, judges };
}

/** Everything a judge was told in its nth question. */
export function toldTo(judge: ScriptedJudge, place = 0): string {
  return (judge.asked[place]?.request.messages ?? []).map(({ content }) => content).join('\n\n');
}
