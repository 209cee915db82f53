import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

import { indexRecordedAnswers } from './recorded-index.ts';

/** A recording that was read through. */
export interface CheckedRecording {
  readonly path: string;
  readonly answers: number;
  /** Changes when the file does. */
  readonly identity: string;
}

/** Reads a recording through. Throws ModelError naming the line that cannot be used. */
export async function checkRecording(path: string): Promise<CheckedRecording> {
  const full = resolve(path);
  const { byId, byIndex } = await indexRecordedAnswers(full);
  const { size, mtimeMs } = await stat(full);
  return { path: full, answers: byId.size + byIndex.size, identity: `${full} ${size} ${mtimeMs}` };
}
