import { hash } from 'node:crypto';

import type { TestCase } from '#shared/domain/test-case.ts';

import { canonicalJson } from '#shared/domain/canonical-json.ts';

/** sha256 (hex) over what makes a case this case: input, expected answer and choices. */
export function caseDigest({
  input,
  expected,
  choices,
}: Pick<TestCase, 'input' | 'expected' | 'choices'>): string {
  return hash('sha256', canonicalJson({ input, expected, choices }), 'hex');
}
