import type { Catalog } from '#core/catalog/catalog.ts';
import type { Handlers } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';

/** What a person says about results, and how far judges agree with it. */
export function reviewHandlers(_catalog: Catalog): Pick<Handlers, 'results.review' | 'runs.calibration'> {
  const later = () => Promise.reject(new AppError('not-available', 'Not available yet.'));
  return { 'results.review': later, 'runs.calibration': later };
}
