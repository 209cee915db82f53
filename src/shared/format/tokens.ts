import { formatCount, isNumber, NO_VALUE } from './number.ts';

/** Number of tokens: exact below 10,000 (`1,284`), then `212k`, `1.24M`. */
export function formatTokens(tokens: number | null | undefined): string {
  if (!isNumber(tokens)) return NO_VALUE;
  if (tokens < 10_000) return formatCount(tokens);
  if (Math.round(tokens / 1_000) < 1_000) return `${Math.round(tokens / 1_000)}k`;
  return `${(tokens / 1_000_000).toFixed(2)}M`;
}

/** Speed of generation: `34.2 tok/s`. */
export function formatTokenRate(tokensPerSecond: number | null | undefined): string {
  return isNumber(tokensPerSecond) ? `${tokensPerSecond.toFixed(1)} tok/s` : NO_VALUE;
}
