/**
 * Whether a number of JSON is another one, or is written another way, once it was read: an integer beyond
 * ±(2^53 − 1) that is written out, or digits that do not come back. A large number with an exponent (6.02e23) is kept.
 */
export function isInexact(source: string): boolean {
  const value = Number(source);
  if (!Number.isFinite(value)) return true;
  const isWrittenOut = !/e/i.test(source);
  if (isWrittenOut && Number.isInteger(value) && !Number.isSafeInteger(value)) return true;
  return plainForm(source) !== plainForm(String(value));
}

/** Significant digits and the power of ten of the last one, the same for all ways to write a number. */
function plainForm(source: string): string {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(source) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
