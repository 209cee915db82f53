import type { ResultDetail } from '#shared/domain/result-view.ts';
import type { Json } from '#shared/domain/json.ts';
import { ROLE_NAMES } from './transcript-view.ts';

/** An expected answer as a person reads it: text as it is, several as a list of lines, the rest as JSON. */
export function expectedText(expected: Json): string {
  if (expected === null) return '';
  if (typeof expected === 'string') return expected;
  if (Array.isArray(expected) && expected.every((item) => typeof item === 'string'))
    return expected.join('\n');
  return JSON.stringify(expected, null, 2);
}

/** One case as Markdown for an issue or a note. */
export function caseMarkdown(result: ResultDetail, model: string): string {
  const score = result.score === null ? '' : `, score ${result.score.toFixed(2)}`;
  return [
    `## ${result.caseId}: ${result.verdict}${score}`,
    `Model: ${model}, attempt ${result.attempt}`,
    section('Input', result.testCase.input),
    section('Expected', expectedText(result.testCase.expected)),
    section('Answer', result.answer ?? ''),
    section('Reason', result.failure?.message ?? result.reason),
    ...result.transcript.map((entry) => section(ROLE_NAMES[entry.role], entry.content)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, text: string): string {
  if (text === '') return '';
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), (match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `### ${title}\n\n${fence}\n${text}\n${fence}`;
}

/** One case as JSON with two spaces. */
export function caseJson(result: ResultDetail): string {
  return JSON.stringify(result, null, 2);
}
