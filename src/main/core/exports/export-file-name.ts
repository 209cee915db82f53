import { basename } from 'node:path';

import { type ExportFormat, type ExportRequest } from '#shared/domain/export.ts';
import { splitModelName } from '#shared/domain/model.ts';

import { textFormats } from './index.ts';

/** What the chosen results are called in names. */
export const CHOICE_WORDS: Readonly<Record<ExportRequest['what']['kind'], string>> = {
  failures: 'failures',
  all: 'all',
  filter: 'selection',
  results: 'selection',
  'failure-set': 'failure-set',
};

/** Such as `gsm8k-mini_qwen2.5-7b_run14_failures.jsonl`: the same for the same run, choice and format. */
export function exportFileName(
  run: { number: number; model: string; environment: { id: string } },
  { what, format }: Pick<ExportRequest, 'what' | 'format'>,
): string {
  const words = [run.environment.id, modelWord(run.model), `run${run.number}`, CHOICE_WORDS[what.kind]];
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
