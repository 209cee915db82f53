import type { RoleModel } from '#core/engine/attempt-ports.ts';
import type { Model } from '#core/engine/ports.ts';
import { createModel } from '#core/providers/index.ts';

import type { RolePlan, RolePlans } from '../session-plan.ts';
import { createRoleGate, type LendingPlace } from './role-gates.ts';
import type { WorkerTools } from './worker-tools.ts';

/** The models of the roles of a run on this thread. */
export interface OpenRoles {
  /** As one attempt, or job, calls them. */
  forPlace(place: LendingPlace): { judges: RoleModel[]; user: RoleModel | null };
  close(): Promise<void>;
}

/** For jobs, which belong to no attempt of a run. */
export const NO_PLACE = { session: 0, item: 0 } as const;

/** Makes the models of the roles. Throws for a model that cannot be made. */
export function openRoles(plans: RolePlans, tools: WorkerTools): OpenRoles {
  const open = (plan: RolePlan) => ({ plan, model: createModel(plan.model, tools.offlineLock) });
  const judges = plans.judges.map(open);
  const user = plans.user === null ? null : open(plans.user);
  const called = ({ plan, model }: { plan: RolePlan; model: Model }, place: LendingPlace): RoleModel => {
    const { name, identity, price } = plan;
    return { name, identity, price, model, gate: createRoleGate(plan, place, tools) };
  };
  return {
    forPlace: (place) => ({
      judges: judges.map((one) => called(one, place)),
      user: user === null ? null : called(user, place),
    }),
    async close() {
      const all = [...judges, ...(user === null ? [] : [user])];
      await Promise.all(all.map(async ({ model }) => model.close?.()));
    },
  };
}
