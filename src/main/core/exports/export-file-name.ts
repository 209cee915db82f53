import { basename } from 'node:path';

import type { Catalog } from '#core/catalog/catalog.ts';
import { findFailureSet } from '#core/failure-sets/find-failure-set.ts';
import { type ExportFormat, type ExportRequest } from '#shared/domain/export.ts';
import { splitModelName } from '#shared/domain/model.ts';

import { textFormats } from './index.ts';

const CHOICE_WORDS: Readonly<Record<Exclude<ExportRequest['what']['kind'], 'failure-set'>, string>> = {
  failures: 'failures',
  all: 'all',
  filter: 'selection',
  results: 'selection',
};
const LONGEST_SET_WORD = 40;

/** What the chosen results are called in names of files and bundles; a set by its name, such as `set-hard-algebra`. */
export async function choiceWord(
  catalog: Pick<Catalog, 'failureSets'>,
  what: ExportRequest['what'],
): Promise<string> {
  if (what.kind !== 'failure-set') return CHOICE_WORDS[what.kind];
  const { name } = await findFailureSet(catalog, what.id);
  const word = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `set-${word}`.slice(0, LONGEST_SET_WORD).replace(/-+$/, '');
}

/** Such as `gsm8k-mini_qwen2.5-7b_run14_failures.jsonl`: the same for the same run, choice and format. */
export function exportFileName(
  run: { number: number; model: string; environment: { id: string } },
  { choice, format }: { choice: string; format: ExportFormat },
): string {
  const words = [run.environment.id, modelWord(run.model), `run${run.number}`, choice];
  if (format === 'sft' || format === 'dpo') words.push(format);
  return `${words.join('_')}.${extensionOf(format)}`;
}

function extensionOf(format: ExportFormat): string {
  return format === 'bundle' ? 'zip' : textFormats[format].extension;
}

/** The model without its provider, as a part of file names; of a recording, the name of its file. */
function modelWord(name: string): string {
  const { provider, model } = splitModelName(name);
  const word = provider === 'replay' ? basename(model).replace(/\.jsonl$/, '') : model;
  return word.replaceAll(/[^A-Za-z0-9.-]+/g, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'model';
}
