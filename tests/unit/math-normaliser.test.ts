import { expect, test } from 'vitest';

import { normaliseMath } from '#renderer/components/math-normaliser.ts';

test.each([
  ['prices stay text', 'Costs $5 now and $10 later.', 'Costs \\$5 now and \\$10 later.'],
  ['a single price stays text', 'It is $5', 'It is \\$5'],
  ['a formula between dollars stays a formula', 'Let $x = 1$ be.', 'Let $x = 1$ be.'],
  ['a space inside the dollars is no formula', 'a $ x $ b', 'a \\$ x \\$ b'],
  ['a digit after the closing dollar is no formula', 'from $a to $5', 'from \\$a to \\$5'],
  ['round delimiters become dollars', 'so \\(a^2\\) it is', 'so $a^2$ it is'],
  ['square delimiters become a block', '\\[ x \\]', '\n$$\nx\n$$\n'],
  ['a block of dollars stays', '$$\nx + 1\n$$', '$$\nx + 1\n$$'],
  ['an escaped dollar stays escaped', 'pay \\$5', 'pay \\$5'],
  ['inline code is left alone', 'run `echo $HOME \\(x\\)` now', 'run `echo $HOME \\(x\\)` now'],
  [
    'a code fence is left alone',
    '```sh\necho $5 and $6\n```\nthen $7',
    '```sh\necho $5 and $6\n```\nthen \\$7',
  ],
  ['an open code fence is left alone to its end', '```\ncosts $5', '```\ncosts $5'],
  ['a paragraph break ends no formula', 'a $x\n\ny$ b', 'a \\$x\n\ny\\$ b'],
  ['text without dollars is not touched', 'Plain *text*.', 'Plain *text*.'],
])('%s', (_name, before, after) => {
  expect(normaliseMath(before)).toBe(after);
});

test('a hundred thousand unpaired dollars take no quadratic time', () => {
  const text = 'a $b '.repeat(100_000);

  expect(normaliseMath(text).length).toBeGreaterThan(text.length);
});
