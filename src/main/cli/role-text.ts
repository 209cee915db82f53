import type { RoleUse } from '#shared/domain/role.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCount } from '#shared/format/number.ts';

/** Such as `judge openai:gpt-x: 200 calls · 1,000 in · 50 out · $0.02 · 3.2 s`. */
export function roleText({
  role,
  model,
  calls,
  inputTokens,
  outputTokens,
  costUsd,
  durationMs,
}: RoleUse): string {
  const tokens = `${formatCount(inputTokens)} in · ${formatCount(outputTokens)} out`;
  const made = calls === 1 ? '1 call' : `${formatCount(calls)} calls`;
  return `${role} ${model}: ${made} · ${tokens} · ${formatCost(costUsd)} · ${formatDuration(durationMs)}`;
}
