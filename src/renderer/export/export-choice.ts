import type { ExportFormat, ExportRequest } from '#shared/domain/export.ts';
import type { ResultFilter } from '#shared/domain/result-view.ts';

export type ExportWhat = 'failures' | 'errors' | 'all' | 'filter' | 'selection' | 'set';

export interface Chosen {
  readonly runId: string;
  readonly what: ExportWhat;
  readonly format: ExportFormat;
  /** What the report shows now. */
  readonly filter: ResultFilter;
  readonly selection: readonly number[];
  /** The set of failures that is exported. */
  readonly set?: string | null;
}

/** What a `what` parameter of the address asks for; failures when it says nothing. */
export function readWhat(text: string | undefined): {
  what: ExportWhat;
  selection: readonly number[];
  set: string | null;
} {
  if (text?.startsWith('set:')) return { what: 'set', selection: [], set: text.slice(4) };
  const ids = text?.startsWith('ids:') ? readIds(text.slice(4)) : [];
  if (ids.length > 0) return { what: 'selection', selection: ids, set: null };
  const known = (['failures', 'errors', 'all', 'filter'] as const).find((what) => what === text);
  return { what: known ?? 'failures', selection: [], set: null };
}

/** The `what` parameter that names results by id. */
export function writeSelection(ids: readonly number[]): string {
  return `ids:${ids.join(',')}`;
}

/** The `what` parameter that names a set of failures. */
export function writeSet(id: string): string {
  return `set:${id}`;
}

function readIds(text: string): readonly number[] {
  return text
    .split(',')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id >= 0);
}

/** The request the core gets. */
export function toExportRequest({
  runId,
  what,
  format,
  filter,
  selection,
  set = null,
}: Chosen): ExportRequest {
  switch (what) {
    case 'failures':
    case 'all':
      return { runId, format, what: { kind: what } };
    case 'errors':
      return { runId, format, what: { kind: 'filter', filter: { verdicts: ['error'] } } };
    case 'filter':
      return { runId, format, what: { kind: 'filter', filter } };
    case 'set':
      return { runId, format, what: { kind: 'failure-set', id: set ?? '' } };
    case 'selection':
      return { runId, format, what: { kind: 'results', ids: [...selection] } };
  }
}

/** Whether a filter leaves anything out. */
export function isFiltering(filter: ResultFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

export const FORMATS: readonly { value: ExportFormat; label: string; about: string }[] = [
  { value: 'jsonl', label: 'JSON Lines', about: 'One object for each case with everything about it.' },
  {
    value: 'sft',
    label: 'Fine-tuning chat (SFT)',
    about: 'Messages as they were sent, then the expected answer, for supervised fine-tuning.',
  },
  {
    value: 'dpo',
    label: 'Preference pairs (DPO)',
    about: 'Prompt, chosen (expected) and rejected (the model’s answer).',
  },
  { value: 'csv', label: 'CSV', about: 'One row for each case, for a spreadsheet.' },
  {
    value: 'bundle',
    label: 'Environment bundle',
    about: 'A .zip with these cases alone, to import and run.',
  },
];
