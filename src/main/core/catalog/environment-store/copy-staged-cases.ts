import type { Connection } from '../connection.ts';

/** Copies the cases of the attached staging file, side by side in dataset order; inside a transaction. */
export function copyStagedCases(
  { database }: Connection,
  environment: number,
): { case_count: number; first_case: number; chance: number | null } {
  const before = Number(
    database.prepare(`SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'cases'`).pluck().get(),
  );
  database.exec(
    'INSERT OR IGNORE INTO tag_sets (tags) SELECT DISTINCT tags FROM staged.staged_cases WHERE tags IS NOT NULL',
  );
  const { changes } = database
    .prepare(
      `INSERT INTO cases (row, environment, case_index, case_id, digest, tag_set)
       SELECT ? + s.place, ?, s.case_index, s.case_id, s.digest,
              (SELECT number FROM tag_sets t WHERE t.tags = s.tags)
       FROM staged.staged_cases s ORDER BY s.place`,
    )
    .run(before, environment);
  database
    .prepare(
      `INSERT INTO case_texts (row, input, expected, solution, choices, fields, input_field)
       SELECT ? + place, input, expected, solution, choices, fields, input_field FROM staged.staged_cases ORDER BY place`,
    )
    .run(before);
  const chance = database.prepare('SELECT avg(1.0 / choice_count) FROM staged.staged_cases').pluck().get();
  return {
    case_count: changes,
    first_case: before + 1,
    chance: typeof chance === 'number' ? chance : null,
  };
}
