import type { CheckFactory, CheckKind } from './check-factory.ts';
import { bleu } from './checks/bleu.ts';
import { choice } from './checks/choice.ts';
import { chrf } from './checks/chrf.ts';
import { contains } from './checks/contains.ts';
import { endsWith } from './checks/ends-with.ts';
import { exact } from './checks/exact.ts';
import { f1 } from './checks/f1.ts';
import { jsonEqual } from './checks/json-equal.ts';
import { jsonSchema } from './checks/json-schema.ts';
import { levenshtein } from './checks/levenshtein.ts';
import { list } from './checks/list.ts';
import { numeric } from './checks/numeric.ts';
import { regex } from './checks/regex.ts';
import { rouge } from './checks/rouge.ts';
import { set } from './checks/set.ts';
import { startsWith } from './checks/starts-with.ts';
import { codeTests } from './checks/code-tests.ts';
import { finalState } from './checks/final-state.ts';
import { functionCall } from './checks/function-call.ts';
import { instructions } from './checks/instructions.ts';
import { judge } from './checks/judge.ts';
import { script } from './checks/script.ts';
import { sqlResult } from './checks/sql-result.ts';

/** Every kind of check by its name in a manifest. */
export const scorers: { readonly [K in CheckKind]: CheckFactory<K> } = {
  exact,
  contains,
  'starts-with': startsWith,
  'ends-with': endsWith,
  regex,
  numeric,
  choice,
  set,
  list,
  f1,
  rouge,
  bleu,
  chrf,
  levenshtein,
  'json-equal': jsonEqual,
  'json-schema': jsonSchema,
  'code-tests': codeTests,
  'final-state': finalState,
  'function-call': functionCall,
  instructions,
  judge,
  script,
  'sql-result': sqlResult,
};
