import { resolve } from 'node:path';

import type { Client } from '#shared/client.ts';
import type { CallInput } from '#shared/contract.ts';

/** Writes the report of a run or a comparison as one HTML file. Throws AppError when the file cannot be written. */
export async function saveHtml(
  client: Client,
  request: CallInput<'reports.html'>,
  file: string,
): Promise<string> {
  const { handle } = await client.call('reports.html', request);
  return (await client.call('files.save', { handle, path: resolve(file) })).path;
}
