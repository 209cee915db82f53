import { AppError } from '#shared/errors.ts';

import type { CheckFactory } from '../check-factory.ts';

export const sqlResult: CheckFactory<'sql-result'> = () => {
  throw new AppError('not-available', 'This check cannot be scored yet.');
};
