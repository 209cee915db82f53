import type { ScoringTools } from '#core/engine/ports.ts';
import { createSandboxes } from '#core/sandboxes/create-sandboxes.ts';
import { createScorer } from '#core/scorers/score-response.ts';
import type { Score } from '#shared/domain/case-result.ts';
import { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import { ScoringSpec } from '#shared/domain/manifest/manifest.ts';
import type { TestCase } from '#shared/domain/test-case.ts';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';

/** What is judged, and by what. */
interface Judged {
  readonly scoring: unknown;
  readonly testCase: TestCase;
  readonly response: string;
  readonly harness?: unknown;
  readonly transcript?: readonly TranscriptEntry[];
  /** Text files of the bundle. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Scoring with the real sandboxes; to be closed at the end. */
export interface SandboxedScoring {
  judge(judged: Judged): Promise<Score>;
  close(): Promise<void>;
}

/** Starts the sandboxes that are needed when they are needed. */
export function sandboxedScoring(): SandboxedScoring {
  const owned = createSandboxes({ size: 1, cacheDirectory: null });
  const tools: ScoringTools = {
    signal: new AbortController().signal,
    sandboxes: owned.for({ nativePython: false }),
    judges: [],
  };
  return {
    judge: ({ scoring, testCase, response, harness, transcript = [], files = {} }) => {
      const scorer = createScorer(ScoringSpec.parse(scoring), {
        harness: harness === undefined ? null : HarnessSpec.parse(harness),
        readBundleFile(path) {
          const text = files[path];
          if (text === undefined) throw new Error(`no file ${path}`);
          return text;
        },
      });
      return scorer.score(response, transcript, testCase, tools);
    },
    close: () => owned.close(),
  };
}
