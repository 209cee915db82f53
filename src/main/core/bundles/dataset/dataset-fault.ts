import type { Place } from './dataset-row.ts';

/** A dataset file that cannot be read on from here. */
export class DatasetFault extends Error {
  override readonly name = 'DatasetFault';
  readonly place: Place;
  readonly remedy: string;

  constructor(place: Place, message: string, remedy: string, options: ErrorOptions = {}) {
    super(message, options);
    this.place = place;
    this.remedy = remedy;
  }
}
