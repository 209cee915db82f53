import type { Client } from '#shared/client.ts';
import type { Output } from '#shared/contract.ts';
import type { ImportPreview } from '#shared/domain/environment.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { AppError } from '#shared/errors.ts';

/** An installed bundle with the warnings about it. */
export type Imported = Output<'import.commit'> & { readonly problems: readonly Problem[] };

/** Reads, checks and installs one bundle. Throws AppError with its problems, or `conflict` if its version is taken. */
export async function importBundle(
  client: Client,
  path: string,
  asVersion: string | null,
): Promise<Imported> {
  const { handle } = await client.call('files.open', { path });
  try {
    const preview = await client.call('import.preview', { handle });
    if (preview.outcome === 'invalid') throw invalid(path, preview);
    if (preview.outcome === 'conflict' && asVersion === null) throw conflict(preview);
    const installed = await client.call('import.commit', {
      handle,
      asVersion: preview.outcome === 'conflict' ? asVersion : null,
    });
    return { ...installed, problems: preview.problems };
  } finally {
    await client.call('files.discard', { handle });
  }
}

function invalid(path: string, preview: ImportPreview): AppError {
  const count = preview.problems.filter((problem) => problem.severity === 'error').length;
  return new AppError(
    'bundle-invalid',
    `${path} was not imported: ${count === 1 ? 'one problem' : `${count} problems`}. Nothing of it was written.`,
    { problems: preview.problems },
  );
}

function conflict(preview: ImportPreview): AppError {
  const { id = '', version = '' } = preview.environment ?? {};
  return new AppError(
    'conflict',
    `${id} ${version} is installed with other content. Import it beside that one with --as ${preview.suggestedVersion ?? 'VERSION'}.`,
  );
}
