import { isNumber, NO_VALUE } from './number.ts';

const dollars = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** US dollars: `$1.27`, below one cent `$0.0042`, local models `$0.00`; unknown prices `—`. */
export function formatCost(usd: number | null | undefined): string {
  if (!isNumber(usd)) return NO_VALUE;
  if (usd === 0 || usd >= 0.01) return `$${dollars.format(usd)}`;
  if (usd < 0.0001) return '<$0.0001';
  return `$${usd.toFixed(4)}`;
}
