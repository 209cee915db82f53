const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `800ms`, `2.5s`, `1m` or a bare number of seconds; null for anything else. */
export function parseDurationMs(text: string): number | null {
  const match = /^\s*(\d*\.?\d+)\s*(ms|s|m|h)?$/i.exec(text);
  if (!match) return null;
  return Math.round(Number(match[1]) * (UNITS_MS[match[2]?.toLowerCase() ?? 's'] ?? 1_000));
}

/** The shortest text that `parseDurationMs` reads back to the same number. */
export function writeDurationMs(milliseconds: number): string {
  return milliseconds % 1_000 === 0 ? `${milliseconds / 1_000}s` : `${milliseconds}ms`;
}
