import { escapeRegex } from '../text/escape-regex.ts';
import { isObject, type LooseObject, looseObjects, type LooseValue } from './loose-json.ts';
import { readVerdict } from './read-verdict.ts';
import type { VerdictForm } from './verdict-form.ts';

/** What a judge's reply is read as. */
export interface ReadReply {
  /** In [0, 1]; of a pair, 1 stands for the answer in place A. */
  score: number;
  reasoning: string;
  criteria: readonly { name: string; score: number; weight: number; reason: string }[];
}

export interface ReplyForm {
  verdict: VerdictForm;
  criteria: readonly { name: string; weight: number }[];
}

const VERDICT_KEYS = [
  'verdict',
  'score',
  'rating',
  'winner',
  'result',
  'grade',
  'pass',
  'passed',
  'better',
  'preferred',
  'answer',
];
const REASON_KEYS = [
  'reasoning',
  'reason',
  'explanation',
  'rationale',
  'justification',
  'feedback',
  'comment',
];
const LABELLED =
  /\b(?:final\s+)?(?:verdict|score|rating|grade|winner|result)\b["'*_`]*\s*(?:[:=]|\bis\b)\s*["'*_`]*([^\n,;]+?)["'*_`]*\s*(?=$|[\n,;]|\.\s|\.$)/gim;
const BRACKETED = /\[\[([^\][]+)\]\]/g;

/**
 * Reads a judge's reply: the last JSON object that holds a verdict, else a labelled line such as `Score: 7/10`, else
 * the last `[[7]]`. Null when there is no verdict, or not one for each criterion.
 */
export function readReply(text: string, form: ReplyForm): ReadReply | null {
  for (const object of looseObjects(text).toReversed()) {
    const read = form.criteria.length > 0 ? fromRubric(object, form) : fromObject(object, form);
    if (read !== null) return read;
  }
  return form.criteria.length > 0 ? fromLines(text, form) : fromLabel(text, form);
}

/** The verdict that a pattern's first group finds last; null where it finds none. */
export function readByPattern(text: string, pattern: RegExp, form: VerdictForm): ReadReply | null {
  const verdicts = [...text.matchAll(pattern)].map((match) =>
    readVerdict(match.slice(1).find((group) => group !== undefined) ?? match[0], form),
  );
  const score = verdicts.findLast((verdict) => verdict !== null) ?? null;
  return score === null ? null : { score, reasoning: text.trim(), criteria: [] };
}

function fromObject(object: LooseObject, { verdict }: ReplyForm): ReadReply | null {
  const score = verdictIn(object, verdict);
  return score === null ? null : { score, reasoning: reasonIn(object), criteria: [] };
}

function verdictIn(object: LooseObject, form: VerdictForm): number | null {
  for (const key of VERDICT_KEYS) {
    const score = readVerdict(valueAt(object, key), form);
    if (score !== null) return score;
  }
  return null;
}

function reasonIn(object: LooseObject): string {
  const found = REASON_KEYS.map((key) => valueAt(object, key)).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found.trim() : '';
}

function fromRubric(object: LooseObject, form: ReplyForm): ReadReply | null {
  const criteria = form.criteria.map(({ name, weight }) => {
    const entry = entryOf(object, name);
    const score = isObject(entry) ? verdictIn(entry, form.verdict) : readVerdict(entry, form.verdict);
    return score === null ? null : { name, weight, score, reason: isObject(entry) ? reasonIn(entry) : '' };
  });
  return weighted(criteria, reasonIn(object));
}

/** What is said of a criterion: {"criteria": [{"name": …}]}, {"criteria": {name: …}} or {name: …}. */
function entryOf(object: LooseObject, name: string): LooseValue | undefined {
  const rubric = valueAt(object, 'criteria') ?? valueAt(object, 'scores');
  if (Array.isArray(rubric)) {
    return rubric.find(
      (one) => isObject(one) && sameName(valueAt(one, 'name') ?? valueAt(one, 'criterion'), name),
    );
  }
  return (isObject(rubric) ? valueAt(rubric, name) : undefined) ?? valueAt(object, name);
}

function fromLines(text: string, form: ReplyForm): ReadReply | null {
  const criteria = form.criteria.map(({ name, weight }) => {
    const line = new RegExp(`^[\\s\\-*_#\\d.)]*${escapeRegex(name)}["'*_\`]*\\s*[:=-]\\s*([^\\n]+)$`, 'gim');
    const said = [...text.matchAll(line)].at(-1)?.[1]?.trim() ?? '';
    const [value = '', ...reasons] = said.split(/\s*(?:\.\s|[—–;,(]|\s-\s)\s*/);
    const score = readVerdict(value, form.verdict);
    return score === null ? null : { name, weight, score, reason: reasons.join(', ').trim() };
  });
  return weighted(criteria, text.trim());
}

function fromLabel(text: string, { verdict }: ReplyForm): ReadReply | null {
  for (const pattern of [LABELLED, BRACKETED]) {
    const read = readByPattern(text, pattern, verdict);
    if (read !== null) return read;
  }
  const score = readVerdict(text.trim().split('\n').at(-1), verdict);
  return score === null ? null : { score, reasoning: text.trim(), criteria: [] };
}

function weighted(
  criteria: readonly (ReadReply['criteria'][number] | null)[],
  reasoning: string,
): ReadReply | null {
  const told = criteria.filter((one) => one !== null);
  if (told.length < criteria.length) return null;
  const weights = told.reduce((sum, { weight }) => sum + weight, 0);
  const score = told.reduce((sum, one) => sum + one.weight * one.score, 0) / weights;
  return { score, reasoning, criteria: told };
}

function valueAt(object: LooseObject, key: string): LooseValue | undefined {
  const found = Object.keys(object).find((one) => sameName(one, key));
  return found === undefined ? undefined : object[found];
}

function sameName(one: LooseValue | undefined, other: string): boolean {
  return typeof one === 'string' && plain(one) === plain(other);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
