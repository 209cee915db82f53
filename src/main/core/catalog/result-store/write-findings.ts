import type { CheckDetails } from '#shared/domain/check-details.ts';
import type { CheckOutcome } from '#shared/domain/case-result.ts';
import type { RoleUse } from '#shared/domain/role.ts';

import type { Connection } from '../connection.ts';
import { packText } from '../packed-text.ts';

/** The checks as lists and reports read them: what they found is kept apart. */
export function checksJson(checks: readonly CheckOutcome[]): string {
  return JSON.stringify(checks.map(({ details: _details, ...outcome }) => outcome));
}

/** Writes what the checks of a result found and measured in the place of what was there. */
export function writeFindings(connection: Connection, id: number, checks: readonly CheckOutcome[]): void {
  writeDetails(connection, id, checks);
  connection.prepare('DELETE FROM result_measures WHERE result = ?').run(id);
  for (const [name, [value, of]] of measuresOf(checks)) {
    connection
      .prepare('INSERT INTO result_measures (result, name, value, "of") VALUES (?, ?, ?, ?)')
      .run(id, name, value, of);
  }
}

/** Writes what the models of roles took for a result; `role` null replaces all, else those of that role. */
export function writeRoles(
  connection: Connection,
  id: number,
  { uses, role }: { uses: readonly RoleUse[]; role: RoleUse['role'] | null },
): void {
  connection.prepare('DELETE FROM result_roles WHERE result = ? AND role = coalesce(?, role)').run(id, role);
  for (const use of uses) {
    connection
      .prepare(
        `INSERT OR REPLACE INTO result_roles (
           result, role, model, calls, input_tokens, output_tokens, cost_usd, duration_ms
         ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        use.role,
        use.model,
        use.calls,
        use.inputTokens,
        use.outputTokens,
        use.costUsd,
        use.durationMs,
      );
  }
}

/** Notes that code of a run was run in these sandboxes. */
export function writeSandboxes(connection: Connection, run: number, names: readonly string[]): void {
  for (const name of names) {
    connection.prepare('INSERT OR IGNORE INTO run_sandboxes (run, name) VALUES (?, ?)').run(run, name);
  }
}

function writeDetails(connection: Connection, id: number, checks: readonly CheckOutcome[]): void {
  const found: (CheckDetails | null)[] = checks.map(({ details }) => details ?? null);
  if (found.every((details) => details === null)) {
    connection.prepare('DELETE FROM check_details WHERE id = ?').run(id);
    return;
  }
  connection
    .prepare('INSERT OR REPLACE INTO check_details (id, body) VALUES (?, ?)')
    .run(id, packText(JSON.stringify(found)));
}

/** By name; the same name in several checks is added up. */
function measuresOf(checks: readonly CheckOutcome[]): Map<string, [number, number]> {
  const sums = new Map<string, [number, number]>();
  for (const { measures = {} } of checks) {
    for (const [name, [value, of]] of Object.entries(measures)) {
      const [before, all] = sums.get(name) ?? [0, 0];
      sums.set(name, [before + value, all + of]);
    }
  }
  return sums;
}
