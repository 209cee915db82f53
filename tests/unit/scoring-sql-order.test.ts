import { describe, expect, test } from 'vitest';

import { hasOuterOrder } from '#core/scorers/sql/outer-order.ts';

describe('an ORDER BY at the outermost level', () => {
  test.each([
    ['SELECT a FROM t ORDER BY a', true],
    ['select a from t order by a', true],
    ['SELECT a FROM t ORDER\n  /* sorted */ BY a -- so', true],
    ['SELECT a FROM t UNION SELECT b FROM u ORDER BY 1', true],
    ['WITH x AS (SELECT 1 AS a) SELECT a FROM x ORDER BY a LIMIT 3', true],
    ['SELECT a FROM t ORDER BY a;  -- the end', true],
    ['SELECT (a) FROM (SELECT a FROM t ORDER BY a) ORDER BY a', true],
    ['SELECT a FROM t', false],
    ['SELECT a FROM (SELECT a FROM t ORDER BY a)', false],
    ['WITH x AS (SELECT a FROM t ORDER BY a) SELECT a FROM x', false],
    ['SELECT row_number() OVER (ORDER BY a) FROM t', false],
    ['SELECT group_concat(a ORDER BY a) FROM t', false],
    ["SELECT ' ORDER BY ' FROM t", false],
    ["SELECT 'it''s ORDER BY a' FROM t", false],
    ['SELECT "ORDER BY" FROM t', false],
    ['SELECT `order by`, [order by] FROM t', false],
    ['SELECT a FROM t -- ORDER BY a', false],
    ['SELECT a FROM t /* ORDER BY a */', false],
    ['SELECT "order" BY FROM t', false],
    ['SELECT border by FROM t', false],
    ['SELECT a FROM t ORDER BY a; SELECT b FROM t', false],
    ["SELECT ')' , '(' FROM t ORDER BY 1", true],
    ["SELECT a FROM t WHERE b = '(' ORDER BY a", true],
    ['SELECT a FROM t ORDER', false],
    ["SELECT 'not closed ORDER BY a", false],
    ['', false],
  ])('%j: %j', (sql, wanted) => {
    expect(hasOuterOrder(sql)).toBe(wanted);
  });
});
