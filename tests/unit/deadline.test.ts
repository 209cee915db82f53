import { expect, test } from 'vitest';

import { DeadlineError, withDeadline } from '#core/deadline/with-deadline.ts';

test('work that ends in time gives its value', () => {
  expect(withDeadline(60_000, () => ({ answer: 42 }))).toEqual({ answer: 42 });
});

test('an endless loop is stopped', () => {
  expect(() =>
    withDeadline(20, () => {
      for (;;);
    }),
  ).toThrow(new DeadlineError(20));
});

test('a regular expression that backtracks without end is stopped', () => {
  const text = `${'a'.repeat(60)}b`;

  expect(() => withDeadline(20, () => /^(a+)+$/.test(text))).toThrow(DeadlineError);
});

test('what the work throws passes through as it is', () => {
  const failure = new TypeError('mine');

  expect(() =>
    withDeadline(60_000, () => {
      throw failure;
    }),
  ).toThrow(failure);
});

test('a nested deadline names its own limit and leaves the outer one running', () => {
  const stopped = withDeadline(60_000, () => {
    try {
      return withDeadline(20, () => {
        for (;;);
      });
    } catch (error) {
      return error;
    }
  });

  expect(stopped).toEqual(new DeadlineError(20));
});

test('the outer deadline also stops a longer nested one', () => {
  expect(() =>
    withDeadline(20, () =>
      withDeadline(60_000, () => {
        for (;;);
      }),
    ),
  ).toThrow(new DeadlineError(20));
});
