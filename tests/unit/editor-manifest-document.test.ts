import { expect, test } from 'vitest';

import { readManifestText, withValue } from '#renderer/editor/form/manifest-document.ts';

const TEXT = `# head
title: Sums   # shown to people
tags: [a, b]
scoring:
  checks:
    # the only one
    - { kind: exact, ignoreCase: true } # quick
`;

test('a value is replaced where it stands; nothing else of the text changes', () => {
  expect(withValue(TEXT, ['title'], 'Products: all')).toBe(TEXT.replace('Sums  ', '"Products: all"  '));
  expect(withValue(TEXT, ['scoring', 'checks', 0, 'kind'], 'numeric')).toBe(TEXT.replace('exact', 'numeric'));
});

test('keys are added and taken away, and comments stay', () => {
  const added = withValue(TEXT, ['scoring', 'passMark'], 0.5);
  const removed = withValue(added, ['tags'], undefined);

  expect(readManifestText(removed).data).toEqual({
    title: 'Sums',
    scoring: { checks: [{ kind: 'exact', ignoreCase: true }], passMark: 0.5 },
  });
  expect(removed.match(/#.*/g)).toEqual(TEXT.match(/#.*/g));
});

test('a text that means something else inside braces is quoted', () => {
  const text = withValue(TEXT, ['scoring', 'checks', 0, 'kind'], 'a, b: c');

  expect(readManifestText(text).data).toMatchObject({
    scoring: { checks: [{ kind: 'a, b: c', ignoreCase: true }] },
  });
});

test('a text that cannot be read says where, and stays as it is', () => {
  const broken = 'title: [a\nid: x\n';

  expect(readManifestText(broken).failure).toMatch(/^Line \d+: /);
  expect(withValue(broken, ['id'], 'y')).toBe(broken);
});
