import * as z from 'zod';

import { CheckOutcome } from '#shared/domain/case-result.ts';

import { type CommandResult, runCommand } from './command-line.ts';

const ImportOutput = z.object({ imported: z.tuple([z.object({ id: z.string() })]) });

const RunOutput = z.object({
  runs: z
    .array(
      z.object({
        id: z.string(),
        status: z.string(),
        accuracy: z.object({ value: z.number(), scored: z.int() }).nullable(),
        counts: z.record(z.string(), z.int()),
      }),
    )
    .length(1),
});

const CaseLine = z.object({
  caseId: z.string(),
  verdict: z.string(),
  failure: z.object({ boundary: z.string(), cause: z.string() }).nullish(),
  checks: z.array(CheckOutcome).optional(),
});
export type CaseLine = z.infer<typeof CaseLine>;

export interface RecordedRun {
  readonly exitCode: number | null;
  readonly accuracy: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly cases: readonly CaseLine[];
}

/** Imports a bundle folder; returns the reference to run it by. */
export async function importBundle(dataDirectory: string, folder: string): Promise<string> {
  const result = await runCommand(dataDirectory, ['import', folder, '--json']);
  const { imported } = ImportOutput.parse(jsonOf(result));
  return imported[0].id;
}

/** Runs an environment against recorded answers and reads every verdict back. */
export async function runRecording(
  dataDirectory: string,
  { environment, replayPath }: { environment: string; replayPath: string },
): Promise<RecordedRun> {
  const ran = await runCommand(dataDirectory, [
    'run',
    environment,
    '--model',
    `replay:${replayPath}`,
    '--json',
  ]);
  const [run] = RunOutput.parse(jsonOf(ran)).runs;
  if (run === undefined) throw new Error('The run has no report.');
  const listed = await runCommand(dataDirectory, ['cases', run.id, '--json']);
  const lines = listed.stdout.split('\n').filter((line) => line !== '');
  return {
    exitCode: ran.exitCode,
    accuracy: run.accuracy?.value ?? null,
    counts: run.counts,
    cases: lines.map((line) => CaseLine.parse(JSON.parse(line))),
  };
}

function jsonOf({ stdout, stderr, exitCode }: CommandResult): unknown {
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new Error(`Exit code ${exitCode}, no JSON: ${stderr || stdout}`, { cause });
  }
}
