import type { Pattern } from '#shared/domain/case-result.ts';
import type { ResultDetail } from '#shared/domain/result-view.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';
import type { Verdict } from '#shared/domain/verdict.ts';

const PEOPLE = [
  'Natalia',
  'Weng',
  'Betty',
  'Olúwaṣeun',
  '小林',
  'Ravi',
  'Mariam',
  'José',
  'ليلى',
  'Anna-Katharina',
];
const TOPICS = ['algebra', 'money', 'time', 'geometry'];

/** Numbers in [0, 1) that are the same in every run of a test. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface SampleRun {
  readonly runId: string;
  readonly firstId: number;
  readonly count: number;
  readonly passShare: number;
  readonly errorShare: number;
}

/** Results as a real run leaves them: mostly right and wrong, some partial, some errors. */
export function sampleResults({ runId, firstId, count, passShare, errorShare }: SampleRun): ResultDetail[] {
  const random = seeded(firstId + count);
  return Array.from({ length: count }, (_, index) => {
    const verdict = drawVerdict(random(), random(), passShare, errorShare);
    return sampleResult({ runId, id: firstId + index, index, verdict, random });
  });
}

function drawVerdict(first: number, second: number, passShare: number, errorShare: number): Verdict {
  if (first < errorShare) return 'error';
  if (second < passShare) return 'pass';
  return second > 0.965 ? 'partial' : 'fail';
}

interface Draw {
  readonly runId: string;
  readonly id: number;
  readonly index: number;
  readonly verdict: Verdict;
  readonly random: () => number;
}

function sampleResult({ runId, id, index, verdict, random }: Draw): ResultDetail {
  const clips = 10 + Math.floor(random() * 90);
  const right = String(clips + clips / 2);
  const person = PEOPLE[index % PEOPLE.length] ?? 'Natalia';
  const input = `${person} sold ${clips} clips in April and half as many in May. How many clips were sold altogether in April and May? The price was $5 in April and $10 in May.`;
  const answer = answerOf(verdict, right, random);
  const response =
    answer === null
      ? ''
      : `April: ${clips}. May: \\(${clips} / 2 = ${clips / 2}\\).\n\n**Total** $${clips} + ${clips / 2}$ is\n\n#### ${answer}`;
  const latencyMs = Math.round(900 + random() ** 3 * 6_000);
  const failed = verdict === 'error';
  const score = verdict === 'pass' ? 1 : verdict === 'partial' ? 0.5 : verdict === 'fail' ? 0 : null;
  return {
    id,
    runId,
    caseRow: index + 1,
    caseId: `gsm-${String(index + 1).padStart(4, '0')}`,
    attempt: 1,
    verdict,
    score,
    answer,
    extractedBy: answer === null || answer === 'no idea' ? null : 'regex /#### (-?[\\d.,]+)/',
    reason: reasonOf(verdict, answer, right),
    checks: failed
      ? []
      : [
          {
            name: 'numeric',
            kind: 'numeric',
            weight: 1,
            score: score ?? 0,
            reason: reasonOf(verdict, answer, right),
          },
        ],
    pattern: verdict === 'fail' ? patternOf(answer) : null,
    failure: failed
      ? {
          boundary: 'model',
          cause: index % 3 === 0 ? 'timeout' : 'http-500',
          message:
            index % 3 === 0
              ? 'The model did not answer within 60 s.'
              : 'The server answered 500 Internal Server Error: out of memory.',
        }
      : null,
    flags: answer === 'no idea' ? ['unparsed'] : index % 97 === 0 && !failed ? ['length-stopped'] : [],
    response,
    transcript: transcriptOf(input, response, latencyMs, failed),
    finishReason: failed ? null : 'stop',
    startedAt: '2026-11-23T10:05:00.000Z',
    latencyMs: failed ? null : latencyMs,
    firstTokenMs: failed ? null : 120 + (index % 80),
    inputTokens: failed ? null : 106,
    outputTokens: failed ? null : 180 + (index % 240),
    costUsd: 0,
    modelDigest: 'sha256:845dbda0ea48',
    testCase: {
      id: `gsm-${String(index + 1).padStart(4, '0')}`,
      index,
      digest: '9f3c1a',
      input,
      expected: right,
      solution: null,
      choices: null,
      tags: [`topic=${TOPICS[index % TOPICS.length] ?? 'algebra'}`, `steps=${2 + (index % 3)}`],
      fields: { question: input, answer: right },
    },
    scoreHistory: [],
    attempts: [{ id, attempt: 1, verdict, answer }],
  };
}

function answerOf(verdict: Verdict, right: string, random: () => number): string | null {
  if (verdict === 'error' || verdict === 'skipped') return null;
  if (verdict === 'pass') return right;
  return random() < 0.1 ? 'no idea' : String(Math.round(Number(right) * (0.4 + random())));
}

function reasonOf(verdict: Verdict, answer: string | null, right: string): string {
  if (verdict === 'error') return 'not scored';
  return verdict === 'pass' ? `${answer} equals ${right}` : `${answer} is not ${right}`;
}

function patternOf(answer: string | null): Pattern {
  return answer === 'no idea' ? 'wrong-format' : 'wrong-answer';
}

function transcriptOf(
  input: string,
  response: string,
  latencyMs: number,
  failed: boolean,
): TranscriptEntry[] {
  const system = `You are a careful calculator.\n${Array.from({ length: 40 }, (_, line) => `Rule ${line + 1}: show every step of the working.`).join('\n')}`;
  const asked: TranscriptEntry[] = [
    { role: 'system', content: system },
    { role: 'user', content: input },
  ];
  if (failed) return asked;
  return [
    ...asked,
    {
      role: 'assistant',
      content: '',
      thinking: 'I should look the price up first.',
      toolCalls: [{ id: 'c1', name: 'search', argumentsJson: '{"query":"clip price"}' }],
      finishReason: 'tool-calls',
      usage: { inputTokens: 80, outputTokens: 22 },
      durationMs: 400,
    },
    {
      role: 'tool',
      content: Array.from({ length: 240 }, (_, line) => `result line ${line + 1}`).join('\n'),
      toolCallId: 'c1',
    },
    {
      role: 'assistant',
      content: response,
      thinking: 'First April, then May.\nThen the sum.',
      finishReason: 'stop',
      usage: { inputTokens: 106, outputTokens: 180 },
      firstTokenMs: 140,
      durationMs: latencyMs,
      retries: 1,
    },
  ];
}
