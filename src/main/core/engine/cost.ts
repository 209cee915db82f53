import type { Usage } from '#shared/domain/transcript.ts';

import type { ModelReply } from './ports.ts';

/** US dollars per million tokens. */
export interface TokenPrice {
  inputUsd: number;
  outputUsd: number;
}

/** Cost of one usage in US dollars; null without a price or while the server does not count. */
export function costUsd(usage: Usage, price: TokenPrice | null): number | null {
  if (price === null || (usage.inputTokens === null && usage.outputTokens === null)) return null;
  const input = (usage.inputTokens ?? 0) * price.inputUsd;
  const output = (usage.outputTokens ?? 0) * price.outputUsd;
  return (input + output) / 1_000_000;
}

/** Cost of a reply in US dollars: nothing where an earlier one stood in; null without a price. */
export function replyCost(
  reply: Pick<ModelReply, 'usage' | 'cached'>,
  price: TokenPrice | null,
): number | null {
  if (reply.cached) return price === null ? null : 0;
  return costUsd(reply.usage, price);
}

/** Adds up usages; a count is null only when no server told it. */
export function addUsage(before: Usage, after: Usage): Usage {
  return {
    inputTokens: added(before.inputTokens, after.inputTokens),
    outputTokens: added(before.outputTokens, after.outputTokens),
  };
}

function added(before: number | null, after: number | null): number | null {
  return before === null ? after : before + (after ?? 0);
}
