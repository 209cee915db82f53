import type { ManifestParts } from '#core/bundles/manifest/manifest-parts.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { type HarnessSpec, RESERVED_HARNESS_KINDS } from '#shared/domain/manifest/harness-spec.ts';

import { checkToolLoop } from './check-tool-loop.ts';

/** Reports a harness that cannot work: of a reserved kind, or whose parts do not go together. */
export function checkHarness(parts: ManifestParts, report: ReportAt): void {
  const { harness } = parts;
  if (harness === null) return;
  switch (harness.kind) {
    case 'program':
      reportReserved(harness.kind, report);
      return;
    case 'multi-turn':
      checkTurns(harness, report);
      return;
    case 'tool-loop':
      checkToolLoop(harness, report);
      return;
    case 'code-repair':
      checkHasTests(parts, report);
      return;
    case 'single-turn':
      checkFunctions(harness, report);
      return;
  }
}

function reportReserved(kind: string, report: ReportAt): void {
  const runnable = 'Use single-turn, multi-turn, tool-loop or code-repair.';
  if (RESERVED_HARNESS_KINDS.some((reserved) => reserved === kind)) {
    report(
      ['harness', 'kind'],
      `The harness "${kind}" is reserved; this version cannot run it yet.`,
      runnable,
    );
  }
}

function checkTurns(harness: Extract<HarnessSpec, { kind: 'multi-turn' }>, report: ReportAt): void {
  if (harness.turns === undefined && harness.user === undefined) {
    const remedy = 'Give the turns as a list under "turns:", or describe a simulated user under "user:".';
    report(['harness', 'kind'], 'The conversation has no turns of the user.', remedy);
  }
  if (harness.turns !== undefined && harness.user !== undefined) {
    const remedy = 'Keep "turns:" for given turns, or "user:" for a user played by a model.';
    report(['harness', 'user'], 'The harness has given turns and a simulated user as well.', remedy);
  }
}

function checkHasTests({ checks }: ManifestParts, report: ReportAt): void {
  if (checks.some((check) => check === null || check.kind === 'code-tests')) return;
  const remedy = 'Add { kind: code-tests, language: … } to scoring.checks.';
  report(
    ['harness', 'kind'],
    'The harness "code-repair" has no tests to run: the scoring has no code-tests check.',
    remedy,
  );
}

function checkFunctions(harness: Extract<HarnessSpec, { kind: 'single-turn' }>, report: ReportAt): void {
  if (harness.functions === undefined || harness.mode === 'chat') return;
  const remedy = 'Remove "functions:", or use "mode: chat".';
  report(['harness', 'functions'], 'A raw completion offers no functions.', remedy);
}
