import type { MeasureSum, NarrowResult, SeenInTraining } from '#core/catalog/catalog.ts';
import { type Flag, FLAGS } from '#shared/domain/case-result.ts';
import type { HealthNote } from '#shared/domain/report.ts';
import type { Accuracy } from '#shared/domain/run.ts';
import type { VerdictCounts } from '#shared/domain/verdict.ts';

import { roleNotes } from './role-notes.ts';

export interface HealthFacts {
  counts: VerdictCounts;
  accuracy: Accuracy | null;
  chance: number | null;
  results: readonly NarrowResult[];
  /** Names of parameters that the server did not take, where they are known. */
  droppedParameters: readonly string[];
  measures: readonly MeasureSum[];
  sandboxes: readonly string[];
  seenInTraining?: SeenInTraining | null;
  /** Attempts at each case. */
  repeats: number;
}

/** Share of unparsed answers from which on they are more than a footnote. */
const MANY_UNPARSED = 0.02;
const LIST = new Intl.ListFormat('en');

/** Everything that makes the number of a run doubtful, the gravest first. */
export function healthNotes(facts: HealthFacts): HealthNote[] {
  const notes = [
    ...errorNotes(facts),
    ...chanceNote(facts),
    ...trainingNote(facts),
    ...flagNotes(facts),
    ...roleNotes(facts),
    ...skippedNote(facts.counts),
  ];
  return [...notes.filter(isWarning), ...notes.filter((one) => !isWarning(one))];
}

function isWarning({ severity }: HealthNote): boolean {
  return severity === 'warning';
}

function errorNotes({ results }: HealthFacts): HealthNote[] {
  const errors = results.filter(({ verdict }) => verdict === 'error');
  const byScorer = errors.filter(({ failureBoundary }) => failureBoundary === 'scorer').length;
  const others = errors.length - byScorer;
  const notes: HealthNote[] = [];
  if (others > 0) {
    const what = attempts(others);
    notes.push(warning('errors', others, `${what} broke before there was an answer; they are not scored.`));
  }
  if (byScorer > 0) {
    const what = attempts(byScorer);
    notes.push(warning('scorer-errors', byScorer, `${what} could not be judged; they are not scored.`));
  }
  return notes;
}

function chanceNote({ accuracy, chance }: HealthFacts): HealthNote[] {
  if (accuracy === null || chance === null || accuracy.low > chance) return [];
  const message = `The score is not above guessing: the interval includes the chance baseline of ${percent(chance)}.`;
  return [warning('chance', accuracy.scored, message)];
}

function trainingNote({ seenInTraining: seen, repeats }: HealthFacts): HealthNote[] {
  if (seen === undefined || seen === null) return [];
  const { cases, of, exportedAt } = seen;
  const were = cases === 1 ? 'case was' : 'cases were';
  const message = `${cases} of ${of} ${of === 1 ? 'case was' : were} exported for training on ${exportedAt.slice(0, 10)}; a model trained on them has seen the answers.`;
  return [warning('seen-in-training', cases * repeats, message)];
}

function flagNotes({ results, droppedParameters }: HealthFacts): HealthNote[] {
  const answered = results.filter(({ verdict }) => verdict !== 'error').length;
  return FLAGS.flatMap((flag, bit) => {
    const count = results.filter(({ flags }) => (flags & (1 << bit)) !== 0).length;
    return count === 0 ? [] : [flagNote(flag, { count, answered, droppedParameters })];
  });
}

interface FlagFacts extends Pick<HealthFacts, 'droppedParameters'> {
  count: number;
  answered: number;
}

function flagNote(flag: Flag, { count, answered, droppedParameters }: FlagFacts): HealthNote {
  const of = `${count} of ${answered}`;
  switch (flag) {
    case 'truncated-prompt':
      return warning(flag, count, `${of} prompts were cut to fit the context window; ask for a larger one.`);
    case 'length-stopped':
      return warning(flag, count, `${of} answers stopped at the token limit; allow more tokens.`);
    case 'empty-answer':
      return warning(flag, count, `${of} answers were empty.`);
    case 'refusal':
      return warning(flag, count, `${of} answers look like refusals.`);
    case 'unparsed': {
      const severity = count / Math.max(1, answered) >= MANY_UNPARSED ? 'warning' : 'info';
      const share = percent(count / Math.max(1, answered));
      const message = `No answer was found in ${of} responses (${share}); they count as failed.`;
      return { code: flag, severity, count, message };
    }
    case 'leaked-thinking':
      return info(flag, count, `Thinking leaked into ${of} answers; it was taken out and not graded.`);
    case 'cached':
      return info(flag, count, `${of} answers came from the cache.`);
    case 'model-changed':
      return warning(
        flag,
        count,
        `The model changed on the server during the run: ${of} answers are of another version.`,
      );
    case 'parameter-dropped':
      return warning(flag, count, droppedSentence(droppedParameters, of));
    case 'limit-reached':
      return info(
        flag,
        count,
        `${of} attempts went on until a limit of turns or tool calls; they were judged as they stood.`,
      );
  }
}

function droppedSentence(names: readonly string[], of: string): string {
  const isSeedAlone = names.length === 1 && names[0] === 'seed';
  const effects = [
    isSeedAlone ? [] : ['its own values hold'],
    names.includes('seed') ? ['another run may give other answers'] : [],
  ];
  const effect = effects.flat().join(' and ');
  if (names.length === 0) {
    return `The server does not take every parameter of this run: some were left out of ${of} answers, so ${effect}.`;
  }
  const were = names.length === 1 ? 'it was' : 'they were';
  return `The server does not take ${LIST.format(names)}: ${were} left out of ${of} answers, so ${effect}.`;
}

function skippedNote({ skipped, total }: VerdictCounts): HealthNote[] {
  if (skipped === 0) return [];
  return [warning('skipped', skipped, `${skipped} of ${total} planned attempts were never made.`)];
}

function attempts(count: number): string {
  return count === 1 ? '1 attempt' : `${count} attempts`;
}

function warning(code: string, count: number, message: string): HealthNote {
  return { code, severity: 'warning', count, message };
}

function info(code: string, count: number, message: string): HealthNote {
  return { code, severity: 'info', count, message };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
