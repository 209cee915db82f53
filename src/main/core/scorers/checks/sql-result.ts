import type { CheckFactory } from '../check-factory.ts';
import { codeAnswer } from '../code/code-answer.ts';
import { isMarkdownAnswer } from '../code/is-markdown-answer.ts';
import { expectedOf } from '../expected-of.ts';
import { databaseParts } from '../sql/database-parts.ts';
import { expectedQueries } from '../sql/expected-queries.ts';
import { resultJudge } from '../sql/result-judge.ts';
import { rowChoice } from '../sql/row-choice.ts';
import { stateJudge } from '../sql/state-judge.ts';
import { judgeValues } from '../sql/values-judge.ts';

/**
 * The answer is a query with the expected rows, a statement with the expected effect, or a list of values. Each query
 * runs on a new database of the case. SQL of the answer that fails is a fail; SQL of the environment that fails throws,
 * blamed on the scorer.
 */
export const sqlResult: CheckFactory<'sql-result'> = (spec, context) => {
  const compareOf = rowChoice('compare', spec.compare, ['result', 'state', 'values']);
  const orderOf = rowChoice('order', spec.order, ['auto', 'yes', 'no']);
  const partsOf = databaseParts(spec.database, context);
  const queriesOf = expectedOf(spec);
  const valuesOf = expectedOf(spec, { canBeEmpty: true });
  const isMarkdown = isMarkdownAnswer(context);
  const judges = { result: resultJudge(spec), state: stateJudge(spec) };
  return {
    score({ text }, testCase, tools) {
      const compare = compareOf(testCase);
      const order = orderOf(testCase);
      const answer = isMarkdown ? codeAnswer('sql', text) : text;
      if (compare === 'values') {
        return judgeValues(spec, { answer, expected: valuesOf(testCase), isOrdered: order === 'yes' });
      }
      const queries = expectedQueries(queriesOf, testCase);
      const database = { parts: partsOf(testCase), seconds: spec.seconds };
      return judges[compare]({ database, answer, queries, order }, tools);
    },
  };
};
