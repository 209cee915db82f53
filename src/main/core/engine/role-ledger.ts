import type { Role, RoleUse } from '#shared/domain/role.ts';

import { addUsage } from './cost.ts';
import type { ModelReply } from './ports.ts';

/** What the models of other roles took, call by call. */
export interface RoleLedger {
  add(role: Role, model: string, call: { reply: ModelReply; costUsd: number | null }): void;
  /** One entry for each role and model, in the order of their first calls. */
  entries(): RoleUse[];
}

export function createRoleLedger(): RoleLedger {
  const uses = new Map<string, RoleUse>();
  return {
    add(role, model, { reply, costUsd }) {
      const key = `${role} ${model}`;
      const before = uses.get(key) ?? nothingOf(role, model);
      uses.set(key, {
        ...before,
        calls: before.calls + 1,
        ...addUsage(before, reply.usage),
        costUsd: costUsd === null ? before.costUsd : (before.costUsd ?? 0) + costUsd,
        durationMs: before.durationMs + reply.durationMs,
      });
    },
    entries: () => [...uses.values()],
  };
}

function nothingOf(role: Role, model: string): RoleUse {
  return { role, model, calls: 0, inputTokens: null, outputTokens: null, costUsd: null, durationMs: 0 };
}
