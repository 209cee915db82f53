import type { DraftStore } from '../catalog.ts';
import type { Connection } from '../connection.ts';
import type { Write } from '../writer/writer.ts';
import { listDrafts, storedDraft } from './draft-reads.ts';

export function createDraftStore(connection: Connection, write: Write): DraftStore {
  return {
    list: async () => listDrafts(connection),
    get: async (id) => storedDraft(connection, id),
    create: (draft) => write('drafts.create', draft),
    writeFile: (id, path, text, facts) => write('drafts.writeFile', { id, path, text, facts }),
    renameFile: (id, path, to, facts) => write('drafts.renameFile', { id, path, to, facts }),
    deleteFile: (id, path, facts) => write('drafts.deleteFile', { id, path, facts }),
    rebase: (id, revision, base, facts) => write('drafts.rebase', { id, revision, base, facts }),
    delete: (id) => write('drafts.delete', { id }),
  };
}
