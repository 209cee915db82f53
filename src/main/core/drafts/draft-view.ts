import { freeVersion } from '#core/bundles/import/free-version.ts';
import type { Catalog, DraftRecord, StoredDraft } from '#core/catalog/catalog.ts';
import type { Draft, DraftSummary } from '#shared/domain/draft.ts';

const FIRST_VERSION = '1.0.0';

/** A draft as the list shows it. */
export function draftSummary(draft: DraftRecord): DraftSummary {
  const { id, base, environmentId, title, version, createdAt, updatedAt } = draft;
  return {
    id,
    environmentId: environmentId ?? id,
    title: title ?? environmentId ?? id,
    version,
    base: base.environment === null ? null : { ...base.environment, digest: base.digest },
    createdAt,
    updatedAt,
  };
}

/** A draft as the editor shows it. */
export async function draftView(
  { environments }: Pick<Catalog, 'environments'>,
  draft: StoredDraft,
): Promise<Draft> {
  const summary = draftSummary(draft);
  const versions = await environments.versionsOf(summary.environmentId);
  const isVersionTaken = versions.some((one) => one.version === draft.version);
  const isFree = draft.version !== null && !isVersionTaken;
  return {
    ...summary,
    files: draft.files.map((file) => ({ ...file })),
    isVersionTaken,
    suggestedVersion: isFree ? (draft.version ?? FIRST_VERSION) : nextVersion(draft, versions),
  };
}

function nextVersion({ version }: StoredDraft, versions: readonly { version: string }[]): string {
  if (version === null && versions.length === 0) return FIRST_VERSION;
  return freeVersion(version ?? FIRST_VERSION, versions);
}
