import type { Role } from '#shared/domain/role.ts';
import type { Boundary } from '#shared/domain/verdict.ts';

import { startDeadline } from './attempt-deadline.ts';
import type { PlannedCase, RoleModel } from './attempt-ports.ts';
import { BoundaryError } from './boundary.ts';
import { type CalledReply, callModel, type CallRules } from './call-model.ts';
import { replyCost } from './cost.ts';
import type { JudgeModel, Judging, ModelError, ModelRequest } from './ports.ts';
import type { RoleLedger } from './role-ledger.ts';

/** What the calls of roles happen in. */
export interface RoleSetting {
  rules: CallRules;
  testCase: PlannedCase;
  attempt: number;
  signal: AbortSignal;
  ledger: RoleLedger;
}

/** Longest time of one call of a role with its retries, in seconds; waits that a server asks for do not count. */
export const ROLE_CALL_SECONDS = 600;

/** Who takes the blame when a role's model fails: never the candidate. */
const BLAMED: Readonly<Record<Role, Boundary>> = { judge: 'scorer', user: 'harness' };
const TITLE: Readonly<Record<Role, string>> = { judge: 'judge', user: 'simulated user' };

/** Asks the model of a role once, with retries, and notes what it took. Throws BoundaryError that names the role and model. */
export async function callRole(
  role: Role,
  { name, model, gate, identity, price }: RoleModel,
  { setting, request, judging }: { setting: RoleSetting; request: ModelRequest; judging?: Judging },
): Promise<CalledReply & { costUsd: number | null }> {
  const { rules, testCase, attempt, signal, ledger } = setting;
  const deadline = startDeadline(ROLE_CALL_SECONDS, rules.clock, signal, () => tookTooLong(role, name));
  const blame = (error: ModelError) => failed(role, name, error);
  try {
    const site = { model, gate, identity, rules, deadline, blame };
    const context = { testCase, attempt, ...(judging === undefined ? {} : { judging }) };
    const called = await callModel(site, request, context);
    const costUsd = replyCost(called.reply, price);
    ledger.add(role, name, { reply: called.reply, costUsd });
    return { ...called, costUsd };
  } finally {
    deadline.stop();
  }
}

/** The judges of a run as checks ask them. */
export function judgeModels(judges: readonly RoleModel[], setting: RoleSetting): JudgeModel[] {
  return judges.map((judge) => ({
    name: judge.name,
    ask: (request, judging) => callRole('judge', judge, { setting, request, judging }),
  }));
}

function failed(role: Role, name: string, error: ModelError): BoundaryError {
  const message = `The ${TITLE[role]} ${name} could not be asked: ${error.message}`;
  const causeKey = `${TITLE[role]} ${name}: ${error.causeKey}`;
  return new BoundaryError(BLAMED[role], message, { cause: error, causeKey });
}

function tookTooLong(role: Role, name: string): BoundaryError {
  const message = `The ${TITLE[role]} ${name} gave no reply within ${ROLE_CALL_SECONDS} s.`;
  return new BoundaryError(BLAMED[role], message, { causeKey: `${TITLE[role]} ${name}: time limit` });
}
