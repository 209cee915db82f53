const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** A size for people: `512 bytes`, `1.5 MB`. Powers of 1024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${Number(value.toFixed(value < 10 ? 1 : 0)).toLocaleString('en')} ${UNITS[unit] ?? ''}`;
}
