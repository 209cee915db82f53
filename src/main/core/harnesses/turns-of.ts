import { promptValues } from '#core/templates/case-values.ts';
import { renderTemplate } from '#core/templates/render-template.ts';
import type { MultiTurn } from '#shared/domain/manifest/harness-spec.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

/** The user turns of a case, in order. Throws when the named field holds no list of texts. */
export function turnsOf(spec: MultiTurn, testCase: TestCase): string[] {
  const { turns = [] } = spec;
  if (typeof turns === 'string') return turnsOfField(turns, testCase);
  const values = promptValues(testCase);
  return turns.map((turn, place) => renderTemplate(`harness.turns[${place}]`, turn, values));
}

function turnsOfField(field: string, testCase: TestCase): string[] {
  const value = testCase.fields[field];
  if (!Array.isArray(value) || value.length === 0) {
    throw new Error(`The field "${field}" of case ${testCase.id} holds no list of turns (harness.turns).`);
  }
  return value.map((turn) => (typeof turn === 'string' ? turn : JSON.stringify(turn)));
}
