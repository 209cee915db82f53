import type { Json } from '#shared/domain/json.ts';

/** Share by which two sums of the same floating-point numbers may differ when added in another order. */
const NOISE = 1e-12;

/**
 * Whether two cells hold the same: numbers within the tolerance (1 equals 1.0), everything else exactly. The text '1'
 * is not the number 1, NULL equals NULL alone.
 */
export function isSameCell(one: Json, other: Json, tolerance: number): boolean {
  if (typeof one === 'number' && typeof other === 'number') return isSameNumber(one, other, tolerance);
  // Blobs are objects.
  return typeof one === 'object' ? JSON.stringify(one) === JSON.stringify(other) : one === other;
}

function isSameNumber(one: number, other: number, tolerance: number): boolean {
  if (one === other) return true;
  const areIntegers = Number.isInteger(one) && Number.isInteger(other);
  const noise = areIntegers ? 0 : NOISE * Math.max(Math.abs(one), Math.abs(other));
  return Math.abs(one - other) <= tolerance + noise;
}
