/** What the shell is told. `errors` wins over `below`. */
export const EXIT = {
  done: 0,
  unexpected: 1,
  /** Usage or bad input. */
  badInput: 2,
  /** The run finished with errors. */
  errors: 3,
  /** An accuracy is below --min-accuracy. */
  below: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
