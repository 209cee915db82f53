import { type Connection, query } from '../connection.ts';

export interface ExportedCases {
  /** How many cases of the set. */
  readonly count: number;
  /** When one of them was last exported. */
  readonly lastAt: string;
}

/** By number of the set: which of its cases were exported to train a model on; sets without any are missing. */
export function exportedCases(connection: Connection, set?: number): ReadonlyMap<number, ExportedCases> {
  const rows = connection.all(
    query
      .selectFrom('failure_set_cases as chosen')
      .innerJoin('cases', 'cases.row', 'chosen.case_row')
      .innerJoin('training_cases as trained', 'trained.digest', 'cases.digest')
      .innerJoin('training_exports as made', 'made.number', 'trained.export')
      .select(({ fn }) => [
        'chosen.failure_set as set',
        fn.count<number>('cases.digest').distinct().as('count'),
        fn.max<string>('made.at').as('lastAt'),
      ])
      .$if(set !== undefined, (chosen) => chosen.where('chosen.failure_set', '=', set ?? 0))
      .groupBy('chosen.failure_set'),
  );
  return new Map(rows.map(({ set: number, ...exported }) => [number, exported]));
}
