import { describe, expect, test } from 'vitest';

import { formatBytes } from '#shared/format/bytes.ts';
import { formatCost } from '#shared/format/cost.ts';
import { formatDuration, formatRemaining } from '#shared/format/duration.ts';
import { formatCount, formatCounted, formatRange, formatScore } from '#shared/format/number.ts';
import {
  formatDifference,
  formatInterval,
  formatPercent,
  formatProgress,
  formatUncertainty,
} from '#shared/format/percent.ts';
import { formatDate, formatDateTime, formatRelativeTime } from '#shared/format/time.ts';
import { formatTokenRate, formatTokens } from '#shared/format/tokens.ts';
import { kindWords, runStatusWords } from '#shared/format/words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('durations', () => {
  test.each([
    [0, '0 ms'],
    [840, '840 ms'],
    [999.4, '999 ms'],
    [999.6, '1.00 s'],
    [2_510, '2.51 s'],
    [9_994, '9.99 s'],
    [9_996, '10.0 s'],
    [12_400, '12.4 s'],
    [59_940, '59.9 s'],
    [59_960, '1 m 00 s'],
    [65_000, '1 m 05 s'],
    [HOUR - 400, '1 h 00 m'],
    [2 * HOUR + 3 * MINUTE, '2 h 03 m'],
  ])('%d ms is shown as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test.each([
    [1_000, 'about 5 s left'],
    [18_000, 'about 20 s left'],
    [55_000, 'about 1 min left'],
    [2 * MINUTE + 10_000, 'about 2 min left'],
    [89 * MINUTE, 'about 89 min left'],
    [3 * HOUR, 'about 3 h left'],
    [null, ''],
  ])('%s ms to go is rounded to “%s”', (ms, text) => {
    expect(formatRemaining(ms)).toBe(text);
  });
});

describe('shares', () => {
  test('a share has one decimal', () => {
    expect([0.716, 0, 1, 0.88249].map(formatPercent)).toEqual(['71.6%', '0.0%', '100.0%', '88.2%']);
  });

  test('progress says 100% only when everything is done', () => {
    expect([
      formatProgress(0, 0),
      formatProgress(1_999, 2_000),
      formatProgress(2_000, 2_000),
      formatProgress(5, 4),
    ]).toEqual(['0%', '99%', '100%', '100%']);
  });

  test('a difference has a sign and its unit, and none is no change', () => {
    expect([0.172, -0.046, 0, 0.0004, -0.0004].map(formatDifference)).toEqual([
      '+17.2 pp',
      '−4.6 pp',
      '0.0 pp',
      '0.0 pp',
      '0.0 pp',
    ]);
  });

  test('an interval is shown by its half width or its ends', () => {
    const interval = { low: 0.696, high: 0.736 };

    expect([formatUncertainty({ value: 0.716, ...interval }), formatInterval(interval)]).toEqual([
      '±2.0',
      '69.6% … 73.6%',
    ]);
    expect(formatUncertainty({ value: 1, low: 0.61, high: 1 })).toBe('61.0–100');
    expect(formatUncertainty({ value: 0.02, low: 0.004, high: 0.11 })).toBe('0.4–11.0');
  });
});

describe('amounts', () => {
  test.each([
    [1_284, '1,284'],
    [9_999, '9,999'],
    [10_000, '10k'],
    [212_400, '212k'],
    [999_499, '999k'],
    [999_600, '1.00M'],
    [1_240_000, '1.24M'],
  ])('%d tokens are shown as %s', (tokens, text) => {
    expect(formatTokens(tokens)).toBe(text);
  });

  test.each([
    [0, '$0.00'],
    [1.266, '$1.27'],
    [0.01, '$0.01'],
    [0.0042, '$0.0042'],
    [0.00001, '<$0.0001'],
    [1_234.5, '$1,234.50'],
  ])('%d dollars are shown as %s', (usd, text) => {
    expect(formatCost(usd)).toBe(text);
  });

  test.each([
    [412, '412 B'],
    [9_849, '9.8 kB'],
    [9_960, '10 kB'],
    [412_000, '412 kB'],
    [999_600, '1.0 MB'],
    [1_200_000, '1.2 MB'],
    [4_700_000_000, '4.7 GB'],
  ])('%d bytes are shown as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('counts, places and scores are exact', () => {
    expect([
      formatCount(-1_963),
      formatCounted(1, 'case'),
      formatCounted(2_000, 'case'),
      formatRange(1, 18, 2_000),
      formatScore(0.5),
      formatTokenRate(34.21),
    ]).toEqual(['−1,963', '1 case', '2,000 cases', '1–18 of 2,000', '0.50', '34.2 tok/s']);
  });
});

describe('times', () => {
  const now = Date.parse('2026-11-23T14:05:30Z');
  const ago = (ms: number) => new Date(now - ms).toISOString();

  test('young times are told by age, older ones by their day', () => {
    const ages = [20_000, 2 * MINUTE, HOUR, 30 * HOUR, 6 * 24 * HOUR].map((ms) =>
      formatRelativeTime(ago(ms), now),
    );

    expect(ages).toEqual(['just now', '2 m ago', '1 h ago', '1 d ago', '6 d ago']);
    expect(formatRelativeTime(ago(8 * 24 * HOUR), now)).toBe(formatDate(ago(8 * 24 * HOUR)));
  });

  test('a day and minute are local', () => {
    const local = new Date(2026, 10, 3, 4, 5).toISOString();

    expect([formatDate(local), formatDateTime(local)]).toEqual(['2026-11-03', '2026-11-03 04:05']);
  });
});

test('what is not known is a dash, never NaN, null or undefined', () => {
  const formats = [
    formatPercent,
    formatDifference,
    formatDuration,
    formatTokens,
    formatCost,
    formatBytes,
    formatCount,
    formatScore,
    formatTokenRate,
  ];
  const unknown = [null, undefined, NaN, Infinity];

  expect(new Set(formats.flatMap((format) => unknown.map((value) => format(value))))).toEqual(new Set(['—']));
  expect([formatDate('yesterday'), formatDateTime(null), formatRelativeTime(undefined, 0)]).toEqual([
    '—',
    '—',
    '—',
  ]);
});

test('a completed run names its errors', () => {
  expect([
    runStatusWords('completed'),
    runStatusWords('completed', 1),
    runStatusWords('completed', 37),
    runStatusWords('running', 3),
  ]).toEqual(['Completed', 'Completed with 1 error', 'Completed with 37 errors', 'Running']);
});

test('kinds of the format read as words', () => {
  expect(['single-turn', 'json-schema', 'domain-knowledge', 'exact'].map(kindWords)).toEqual([
    'Single-turn',
    'JSON Schema',
    'Domain knowledge',
    'Exact match',
  ]);
});
