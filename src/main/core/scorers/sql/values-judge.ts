import type { Json } from '#shared/domain/json.ts';
import type { SqlResult } from '#shared/domain/manifest/code-check-specs.ts';

import { type Outcome, passOrFail } from '../outcome.ts';
import { valuesFault } from './compare-values.ts';
import { parseValues } from './parse-values.ts';
import { countOf } from './shown-row.ts';
import { tableView } from './table-view.ts';

/** Judges a list of values against the expected list, by the rules of DBBench; order counts only where it is said to. */
export function judgeValues(
  spec: SqlResult,
  { answer, expected, isOrdered }: { answer: string; expected: Json; isOrdered: boolean },
): Outcome {
  const wanted =
    typeof expected === 'string' ? expectedList(expected) : isList(expected) ? expected : [expected];
  if (answer.trim() === '') {
    return { ...passOrFail(false, 'the answer is empty'), details: details(wanted, null) };
  }
  const given = parseValues(answer);
  const fault = valuesFault(given, wanted, { ...spec, isOrdered });
  const reason = fault ?? `${countOf(wanted.length, 'value')} as expected`;
  return { ...passOrFail(fault === null, reason), details: details(wanted, given) };
}

/** In a CSV dataset a list is written as JSON; any other text is one value. */
function expectedList(text: string): readonly Json[] {
  return text.trim().startsWith('[') ? parseValues(text) : [text];
}

function details(wanted: readonly Json[], given: readonly Json[] | null): NonNullable<Outcome['details']> {
  const view = (values: readonly Json[]) =>
    tableView({ columns: ['value'], rows: values.map((value) => [value]) });
  return { kind: 'tables', expected: view(wanted), got: given === null ? null : view(given) };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
