import type { Check } from '#core/engine/ports.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';

import type { CheckContext, CheckFactory, CheckKind } from './check-factory.ts';
import { scorers } from './index.ts';

/** Makes the check of a manifest. Throws AppError `bundle-invalid` for settings that cannot work. */
export function createCheck(spec: CheckSpec, context: CheckContext): Check {
  // The table pairs each kind with its factory; the type system cannot follow that through a union.
  const factory = scorers[spec.kind] as CheckFactory<CheckKind>;
  return factory(spec, context);
}
