import { AppError } from '#shared/errors.ts';

import type { CheckFactory } from '../check-factory.ts';

export const judge: CheckFactory<'judge'> = () => {
  throw new AppError('not-available', 'This check cannot be scored yet.');
};
