import * as z from 'zod';

import { FieldOrTemplate } from './dataset-spec.ts';

/** What every kind of check may have. */
export const common = {
  name: z.string().min(1).optional().describe('A name for this check, shown in reports. Default: its kind.'),
  weight: z
    .number()
    .min(0)
    .default(1)
    .describe('Share in the weighted mean of all checks; with 0 a check is shown and not counted.'),
  expected: FieldOrTemplate.optional().describe(
    'Compare with this field or template instead of dataset.expected.',
  ),
};
