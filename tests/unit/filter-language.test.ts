import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { completeFilter, isWholeTerm, withCompletion } from '#renderer/report/complete-filter.ts';
import { parseFilter, toResultFilter, writeFilter } from '#renderer/report/filter-language.ts';
import { resolveTags } from '#renderer/report/resolve-tags.ts';
import { FLAGS, PATTERNS } from '#shared/domain/case-result.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';
import { VERDICTS } from '#shared/domain/verdict.ts';

describe('the filter language of the report', () => {
  test('fields become a filter and the rest is searched for', () => {
    const parsed = parseFilter('status:fail,partial score:<0.5 robe tag:algebra latency:>5s "two bolts"');

    expect(toResultFilter(parsed)).toEqual({
      verdicts: ['fail', 'partial'],
      scoreBelow: 0.5,
      tags: ['algebra'],
      latencyAboveMs: 5_000,
      search: 'robe "two bolts"',
    });
    expect(parsed.problems).toEqual([]);
  });

  test.each([
    ['latency:>800ms', 800],
    ['latency:>1.5s', 1_500],
    ['latency:>2m', 120_000],
    ['latency:>3', 3_000],
  ])('%s is %i milliseconds', (query, latencyAboveMs) => {
    expect(toResultFilter(parseFilter(query))).toEqual({ latencyAboveMs });
  });

  test('several tags add up, of a repeated limit the last one counts', () => {
    expect(toResultFilter(parseFilter('tag:a score:<0.9 tag:"b c" score:<0.2'))).toEqual({
      tags: ['a', 'b c'],
      scoreBelow: 0.2,
    });
  });

  test.each([
    ['status:wrong', 'status: needs one of pass, partial, fail, error, skipped, not “wrong”.'],
    ['score:high', 'score: needs a limit such as <0.5, not “high”.'],
    ['latency:5s', 'latency: needs a duration such as >5s or >800ms, not “5s”.'],
    ['tag:', 'tag: needs a tag.'],
  ])('%s is named as a problem and filters nothing', (query, problem) => {
    const parsed = parseFilter(query);

    expect(parsed.problems).toEqual([problem]);
    expect(toResultFilter(parsed)).toEqual({});
  });

  test('a colon in ordinary text is text', () => {
    expect(toResultFilter(parseFilter('http://host ratio 3:4'))).toEqual({ search: 'http://host ratio 3:4' });
  });
});

describe('the text of a filter', () => {
  test('an unclosed quote does not lose the text', () => {
    expect(parseFilter('"half a phrase').search).toBe('"half a phrase');
  });

  test('every filter is read back from its text', () => {
    const word = fc.stringMatching(/^[a-z0-9=]{1,8}( [a-z"]{1,5})?$/);
    const filters = fc.record(
      {
        verdicts: fc.uniqueArray(fc.constantFrom(...VERDICTS), { minLength: 1 }),
        tags: fc.array(word, { minLength: 1, maxLength: 3 }),
        pattern: fc.constantFrom(...PATTERNS),
        cause: word,
        flag: fc.constantFrom(...FLAGS),
        reviewed: fc.constantFrom('any', 'differs'),
        bookmarked: fc.boolean(),
        scoreBelow: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
        latencyAboveMs: fc.integer({ min: 1, max: 10_000_000 }),
        search: fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(filters, (filter) => {
        expect(toResultFilter(parseFilter(writeFilter(filter as ResultFilter)))).toEqual(filter);
      }),
    );
  });
});

describe('completion in the filter box', () => {
  test('a beginning of a field name offers the field', () => {
    expect(completeFilter('robe st', [])).toEqual(['status:']);
    expect(isWholeTerm('status:')).toBe(false);
    expect(isWholeTerm('status:fail')).toBe(true);
  });

  test('a field offers its values, found by any part of them', () => {
    expect(completeFilter('pattern:format', [])).toEqual(['pattern:wrong-format']);
    expect(completeFilter('tag:alg', ['topic=algebra', 'topic=sets'])).toEqual(['tag:topic=algebra']);
  });

  test('verdicts and bookmarks of the user can be asked for', () => {
    expect(completeFilter('review:', [])).toEqual(['review:any', 'review:differs']);
    expect(completeFilter('book', [])).toEqual(['bookmarked:']);
    expect(toResultFilter(parseFilter('review:Differs bookmarked:yes'))).toEqual({
      reviewed: 'differs',
      bookmarked: true,
    });
    expect(parseFilter('review:maybe bookmarked:').problems).toHaveLength(2);
  });

  test('the choice replaces the last word only', () => {
    expect(withCompletion('robe st', 'status:fail')).toBe('robe status:fail');
  });
});

describe('short tags', () => {
  const known = ['topic=algebra', 'topic=sets', 'level=hard', 'mood=hard'];

  test('a bare value means the one tag that has it', () => {
    expect(resolveTags({ tags: ['algebra', 'topic=sets'] }, known)).toEqual({
      tags: ['topic=algebra', 'topic=sets'],
    });
  });

  test('an ambiguous value stays as it was typed', () => {
    expect(resolveTags({ tags: ['hard'] }, known)).toEqual({ tags: ['hard'] });
  });
});
