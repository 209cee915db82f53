import type { ExportWhat } from '#renderer/export/export-choice.ts';

/** In characters; the contract takes no more. */
export const LONGEST_NAME = 120;

interface NamedChoice {
  readonly what: ExportWhat;
  /** Number of the run. */
  readonly run: number;
  /** The filter as it is typed. */
  readonly query: string;
  readonly selected: number;
}

/** What a set is called until the person calls it otherwise. */
export function suggestedName({ what, run, query, selected }: NamedChoice): string {
  const of = `of run ${run}`;
  const words: Readonly<Partial<Record<ExportWhat, string>>> = {
    failures: `Failures ${of}`,
    errors: `Errors ${of}`,
    filter: `${query} ${of}`,
    selection: `${selected === 1 ? '1 case' : `${selected} cases`} ${of}`,
  };
  return (words[what] ?? `Cases ${of}`).slice(0, LONGEST_NAME);
}
