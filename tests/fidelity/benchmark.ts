/** One case's verdict by the benchmark's own grader. */
interface RecordedVerdict {
  readonly caseId: string;
  readonly passed: boolean;
}

/** Outputs of one model on one benchmark, with what the benchmark's own grader said about them. */
export interface Recording {
  readonly model: string;
  /** Replay file: `id` or `index` and `response`, nothing else. */
  readonly replayPath: string;
  readonly verdicts: readonly RecordedVerdict[];
  /** The published accuracy, to the digits that were published. */
  readonly publishedAccuracy: number;
  /** Cases whose recorded verdict no rule can give, with the reason. */
  readonly knownDifferences: Readonly<Record<string, string>>;
}

/** A benchmark as a native bundle, made from the public data. */
export interface Benchmark {
  readonly name: string;
  readonly bundlePath: string;
  readonly caseCount: number;
  readonly recordings: readonly Recording[];
}
