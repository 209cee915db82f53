import { describe, expect, test } from 'vitest';

import { nextVersion } from '#renderer/workbench/next-version.ts';
import { quickSettings, withSetting } from '#renderer/workbench/quick-rules.ts';
import { readScoringPart, replaceScoringPart } from '#shared/domain/manifest/scoring-part.ts';

const RULES = '# word for word\nchecks:\n  - { kind: exact } # one\n  - kind: numeric\n    tolerance: 0.5\n';
const setting = (text: string, label: string) => {
  const found = quickSettings(text).find((one) => one.label === label);
  if (found === undefined) throw new Error(`There is no setting ${label}.`);
  return found;
};

describe('simple settings of rules', () => {
  test('are the pass mark and those of every check, with what holds', () => {
    expect(quickSettings(RULES).map(({ label, value }) => [label, value])).toEqual([
      ['Pass mark', 1],
      ['exact: Ignore case', false],
      ['exact: Ignore spaces', true],
      ['exact: Ignore punctuation', false],
      ['numeric: Tolerance', 0.5],
      ['numeric: 12% is 0.12', false],
    ]);
  });

  test('change their own place alone; a default is not written down', () => {
    const changed = withSetting(RULES, setting(RULES, 'exact: Ignore case'), true);

    expect(changed).toBe(RULES.replace('{ kind: exact }', '{ kind: exact, ignoreCase: true }'));
    expect(withSetting(changed, setting(changed, 'exact: Ignore case'), false)).toBe(RULES);
    expect(withSetting(RULES, setting(RULES, 'Pass mark'), 0.5)).toBe(`${RULES}passMark: 0.5\n`);
    expect(withSetting(RULES, setting(RULES, 'numeric: Tolerance'), null)).toBe(
      RULES.replace('    tolerance: 0.5\n', ''),
    );
  });

  test.each(['', 'checks: [', 'just text', 'checks: 5', '- kind: exact'])('of %j there are none', (text) => {
    expect(quickSettings(text)).toEqual([]);
  });
});

describe('the part of a manifest', () => {
  const around = (part: string) => `id: x # a\nscoring: # how\n${part}\n# about limits\nlimits: {}\n`;

  test.each([
    [
      'lines of its own',
      around('  # first\n  checks:\n    - kind: exact\n\n    # last\n'),
      '# first\nchecks:\n  - kind: exact\n\n  # last\n',
    ],
    ['a wide margin', around('    checks:\n        - kind: exact\n'), 'checks:\n    - kind: exact\n'],
    ['the end of the file', 'scoring:\n  checks:\n    - kind: exact', 'checks:\n  - kind: exact\n'],
    ['one line', 'scoring: { checks: [{ kind: exact }] }\nid: x\n', '{ checks: [{ kind: exact }] }\n'],
  ])('is read with %s', (_what, manifest, part) => {
    expect(readScoringPart(manifest)).toBe(part);
  });

  test('is replaced, and everything around it stays', () => {
    const manifest = around('  checks:\n    - kind: exact\n');

    expect(replaceScoringPart(manifest, 'checks:\n  - kind: numeric\n# end\n')).toBe(
      around('  checks:\n    - kind: numeric\n  # end\n'),
    );
    expect(replaceScoringPart('scoring: { checks: [] }\nid: x\n', 'checks:\n  - kind: exact\n')).toBe(
      'scoring:\n  checks:\n    - kind: exact\nid: x\n',
    );
  });

  test.each(['{"id": "x", "scoring": {"checks": []}}', 'id: x\n', ''])(
    'cannot be told apart in %j',
    (manifest) => {
      expect(readScoringPart(manifest)).toBeNull();
      expect(replaceScoringPart(manifest, 'checks: []')).toBeNull();
    },
  );
});

test('the next version is one that is not taken', () => {
  expect(nextVersion('1.2.3', ['1.2.3', '1.2.4'])).toBe('1.2.5');
  expect(nextVersion('2.0.0-beta.1', [])).toBe('2.0.1');
});
