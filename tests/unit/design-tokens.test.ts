import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { contrast, distance, simulate, type Deficiency } from '../support/colour-vision.ts';
import { readThemes } from '../support/read-tokens.ts';

const themes = readThemes(readFileSync(new URL('../../src/renderer/tokens.css', import.meta.url), 'utf8'));
const GROUNDS = ['bg', 'surface', 'raised', 'sunken', 'hover'];
const TEXTS = ['text', 'text-2', 'text-3', 'accent', 'pass', 'fail', 'partial', 'error', 'neutral'];
const VERDICTS = ['pass', 'fail', 'partial', 'error', 'neutral'];
const DEFICIENCIES: readonly Deficiency[] = ['protan', 'deutan', 'tritan'];

describe.each(Object.entries(themes))('%s theme', (_name, colours) => {
  const colour = (token: string) => {
    const value = colours[token];
    if (value === undefined) throw new Error(`tokens.css has no --${token}.`);
    return value;
  };

  test('every text has a contrast of at least 4.5 on every ground', () => {
    const weak = TEXTS.flatMap((text) =>
      GROUNDS.filter((ground) => contrast(colour(text), colour(ground)) < 4.5).map(
        (ground) => `${text} on ${ground}: ${contrast(colour(text), colour(ground)).toFixed(2)}`,
      ),
    );

    expect(weak).toEqual([]);
  });

  test('verdicts are readable on their own tint, selection and accent carry their texts', () => {
    const pairs = [
      ...VERDICTS.map((verdict) => [verdict, `${verdict}-bg`] as const),
      ['text', 'accent-bg'] as const,
      ['text-2', 'accent-bg'] as const,
      ['on-accent', 'accent'] as const,
      ['on-accent', 'accent-hover'] as const,
      ['text', 'diff-ins-bg'] as const,
      ['text', 'diff-del-bg'] as const,
    ];

    expect(pairs.filter(([text, ground]) => contrast(colour(text), colour(ground)) < 4.5)).toEqual([]);
  });

  test('borders of controls and the focus ring have a contrast of at least 3 where controls stand', () => {
    const weak = ['bg', 'surface', 'raised'].filter((ground) =>
      ['control-border', 'accent'].some((line) => contrast(colour(line), colour(ground)) < 3),
    );

    expect(weak).toEqual([]);
  });

  test('pass and fail are far apart', () => {
    expect(distance(colour('pass'), colour('fail'))).toBeGreaterThanOrEqual(20);
  });
});

test.each(['light', 'dark'])(
  'in the %s theme, pass and fail are far apart for colour-blind people too',
  (name) => {
    const { pass, fail } = themes[name] ?? {};
    if (pass === undefined || fail === undefined) throw new Error('tokens.css has no --pass or --fail.');

    const distances = DEFICIENCIES.map((each) => distance(simulate(pass, each), simulate(fail, each)));

    expect(Math.min(...distances)).toBeGreaterThanOrEqual(15);
  },
);

test('there are four combinations of theme and status colours', () => {
  expect(Object.keys(themes)).toEqual(['light', 'dark', 'light green-red', 'dark green-red']);
});
