import { BoundaryError } from '#core/engine/boundary.ts';
import type { Json } from '#shared/domain/json.ts';
import type { TestCase } from '#shared/domain/test-case.ts';

import { fieldReader } from './field-reader.ts';

/** What a check compares the answer of a case with. */
export type ExpectedOf = (testCase: TestCase) => Json;

/**
 * Reads the expected answer of a case: the field or template that the check names, else the case's own. A template
 * sees the fields of the row, `input`, `choices`, `letters` and `expected`. A case without an answer is the
 * environment's fault, so it throws a BoundaryError blamed on the scorer and never counts as the model's failure.
 * With `canBeEmpty` an empty list is an answer, with `canBeNull` a null in a named field.
 * Throws AppError `bundle-invalid` for a faulty template.
 */
export function expectedOf(
  check: { kind: string; expected?: string | undefined },
  { canBeEmpty = false, canBeNull = false }: { canBeEmpty?: boolean; canBeNull?: boolean } = {},
): ExpectedOf {
  const read =
    check.expected === undefined
      ? ownAnswer
      : fieldReader(`the expected answer of the check “${check.kind}”`, check.expected);
  return (testCase) => {
    const expected = read(testCase);
    if (
      expected === undefined ||
      (expected === null && !canBeNull) ||
      (isEmptyList(expected) && !canBeEmpty)
    ) {
      throw new BoundaryError('scorer', missingMessage(check), { causeKey: 'no expected answer' });
    }
    return expected;
  };
}

/** The answer of a case is null also where there is none. */
function ownAnswer({ expected }: TestCase): Json | undefined {
  return expected ?? undefined;
}

function isEmptyList(expected: Json): boolean {
  return Array.isArray(expected) && expected.length === 0;
}

function missingMessage({ kind, expected }: { kind: string; expected?: string | undefined }): string {
  const where = expected === undefined ? 'no expected answer' : `nothing in “${expected}”`;
  return `The check “${kind}” has nothing to compare with: the case has ${where}.`;
}
