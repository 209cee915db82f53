import type { CaseRow } from '#shared/domain/environment.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import * as z from 'zod';

import { anyOf, type Connection, query } from '../connection.ts';
import { cachedJson, ownJson, ownJsonOrNull } from '../parse-json.ts';
import { readableExpected } from '../search/search-text.ts';

const PREVIEW_LENGTH = 200;

/** Tags of a row, from the column that holds them as JSON. */
export const readTags = cachedJson(z.array(z.string()));

function selectCases() {
  return query
    .selectFrom('cases')
    .innerJoin('case_texts', 'case_texts.row', 'cases.row')
    .leftJoin('tag_sets', 'tag_sets.number', 'cases.tag_set')
    .select(['cases.row', 'cases.case_id', 'cases.case_index', 'cases.digest', 'tag_sets.tags'])
    .select(['case_texts.input', 'case_texts.expected', 'case_texts.solution', 'case_texts.choices'])
    .select(['case_texts.fields', 'case_texts.input_field']);
}

/** The cases of these rows, in the order asked for; rows that do not exist are left out. */
export function readCases(connection: Connection, rows: readonly number[]): (TestCase & { row: number })[] {
  const found = connection.all(selectCases().where('cases.row', 'in', anyOf(rows)));
  const byRow = new Map(found.map((each) => [each.row, each]));
  return rows.flatMap((row) => {
    const each = byRow.get(row);
    return each === undefined ? [] : [{ row, ...toTestCase(each) }];
  });
}

type StoredCase = NonNullable<ReturnType<typeof firstCase>>;
function firstCase(connection: Connection) {
  return connection.first(selectCases());
}

function toTestCase(stored: StoredCase): TestCase {
  return {
    id: stored.case_id,
    index: stored.case_index,
    digest: stored.digest,
    input: stored.input,
    expected: ownJsonOrNull<TestCase['expected']>(stored.expected),
    solution: ownJsonOrNull<TestCase['solution']>(stored.solution),
    choices: ownJsonOrNull<string[]>(stored.choices),
    tags: stored.tags === null ? [] : [...readTags(stored.tags)],
    fields: fieldsOf(stored),
  };
}

function fieldsOf({ fields: text, input_field: inputField, input }: StoredCase): TestCase['fields'] {
  const fields = ownJson<TestCase['fields']>(text);
  if (inputField !== null) fields[inputField] = input;
  return fields;
}

/** Lines of a list of cases, in the order asked for. */
export function readCaseRows(connection: Connection, rows: readonly number[]): CaseRow[] {
  const found = connection.all(
    query
      .selectFrom('cases')
      .innerJoin('case_texts', 'case_texts.row', 'cases.row')
      .leftJoin('tag_sets', 'tag_sets.number', 'cases.tag_set')
      .select(['cases.row', 'cases.case_id', 'cases.case_index', 'tag_sets.tags', 'case_texts.expected'])
      .select((eb) =>
        eb.fn<string>('substr', ['case_texts.input', eb.val(1), eb.val(PREVIEW_LENGTH)]).as('input'),
      )
      .where('cases.row', 'in', anyOf(rows)),
  );
  const byRow = new Map(found.map((each) => [each.row, each]));
  return rows.flatMap((id) => {
    const each = byRow.get(id);
    if (each === undefined) return [];
    return [
      {
        id,
        caseId: each.case_id,
        index: each.case_index,
        input: each.input,
        expected: expectedPreview(each.expected),
        tags: each.tags === null ? [] : [...readTags(each.tags)],
      },
    ];
  });
}

/** The beginning of an expected answer as people read it. */
export function expectedPreview(expected: string | null): string | null {
  return expected === null ? null : readableExpected(expected).slice(0, PREVIEW_LENGTH);
}
