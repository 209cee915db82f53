/** How long a `Retry-After` header asks to wait, in milliseconds; it holds seconds or an HTTP date (RFC 9110, section 10.2.3). Null if it says nothing usable. */
export function retryAfterMs(value: string | null, now: number = Date.now()): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds * 1_000));
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
