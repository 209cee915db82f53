import type { Check } from '#core/engine/ports.ts';
import {
  type CheckSpec,
  RESERVED_CHECK_KINDS,
  type ReservedCheckKind,
  type RunnableCheck,
} from '#shared/domain/manifest/check-spec.ts';
import { AppError } from '#shared/errors.ts';

import type { CheckContext, CheckFactory, CheckKind } from './check-factory.ts';
import { scorers } from './index.ts';

/** Makes the check of a manifest. Throws AppError: `not-available` for a kind that is only reserved, `bundle-invalid` for settings that cannot work. */
export function createCheck(spec: CheckSpec, context: CheckContext): Check {
  if (!isRunnable(spec)) {
    throw new AppError(
      'not-available',
      `This version cannot score the check “${spec.kind}”. Use another kind of check or a later version.`,
    );
  }
  // The table pairs each kind with its factory; the type system cannot follow that through a union.
  const factory = scorers[spec.kind] as CheckFactory<CheckKind>;
  return factory(spec, context);
}

function isRunnable(spec: CheckSpec): spec is RunnableCheck {
  return !RESERVED_CHECK_KINDS.includes(spec.kind as ReservedCheckKind);
}
