import { createDraft, deleteDraft, rebaseDraft, writeDraftFile } from '../draft-store/draft-writes.ts';
import { deleteDraftFile, renameDraftFile } from '../draft-store/move-draft-file.ts';
import { addEnvironment } from '../environment-store/add-environment.ts';
import { deleteEnvironment, setGrant } from '../environment-store/environment-writes.ts';
import {
  createFailureSet,
  deleteFailureSet,
  renameFailureSet,
} from '../failure-set-store/failure-set-writes.ts';
import { markTraining } from '../failure-set-store/training-writes.ts';
import { removeProvider, saveProvider, setPrice } from '../provider-writes.ts';
import { saveReply } from '../response-writes.ts';
import { rescoreResults } from '../result-store/rescore-results.ts';
import { reviewResult } from '../result-store/review-result.ts';
import { saveResult } from '../result-store/save-result.ts';
import {
  claimRun,
  createRun,
  deleteRuns,
  logRun,
  requestCancel,
  setModelDigest,
  setRunNote,
  setRunStatus,
} from '../run-store/run-writes.ts';
import { indexEverything } from '../search/index-search.ts';
import { setSettings } from '../settings-writes.ts';
import { emptyTrash } from '../trash/empty-trash.ts';
import { restoreFromTrash } from '../trash/restore-from-trash.ts';
import type { WriteContext } from './write-context.ts';

/**
 * together: many of them wait for each other and share one transaction; alone: a transaction of its own;
 * by-itself: the operation opens its transactions itself.
 */
type Manner = 'together' | 'alone' | 'by-itself';

interface WriteOperation<P, O> {
  readonly manner: Manner;
  readonly run: (context: WriteContext, payload: P) => O;
}

function operation<P, O>(
  manner: Manner,
  run: (context: WriteContext, payload: P) => O,
): WriteOperation<P, O> {
  return { manner, run };
}

/** Everything the writer thread can be asked for. */
export const writeOperations = {
  'environments.add': operation('by-itself', addEnvironment),
  'environments.setGrant': operation('alone', setGrant),
  'environments.delete': operation('alone', deleteEnvironment),
  'runs.create': operation('alone', createRun),
  'runs.setStatus': operation('alone', setRunStatus),
  'runs.claim': operation('alone', claimRun),
  'runs.requestCancel': operation('alone', requestCancel),
  'runs.setModelDigest': operation('alone', setModelDigest),
  'runs.setNote': operation('alone', setRunNote),
  'runs.log': operation('together', logRun),
  'runs.delete': operation('alone', deleteRuns),
  'results.save': operation('together', saveResult),
  'results.review': operation('alone', reviewResult),
  'results.rescore': operation('alone', rescoreResults),
  'drafts.create': operation('by-itself', createDraft),
  'drafts.writeFile': operation('alone', writeDraftFile),
  'drafts.renameFile': operation('alone', renameDraftFile),
  'drafts.deleteFile': operation('alone', deleteDraftFile),
  'drafts.rebase': operation('alone', rebaseDraft),
  'drafts.delete': operation('alone', deleteDraft),
  'failureSets.create': operation('alone', createFailureSet),
  'failureSets.rename': operation('alone', renameFailureSet),
  'failureSets.delete': operation('alone', deleteFailureSet),
  'training.mark': operation('alone', markTraining),
  'providers.save': operation('alone', saveProvider),
  'providers.remove': operation('alone', removeProvider),
  'prices.set': operation('alone', setPrice),
  'settings.set': operation('alone', setSettings),
  'responses.set': operation('together', saveReply),
  'trash.restore': operation('alone', restoreFromTrash),
  'trash.empty': operation('by-itself', emptyTrash),
  'search.index': operation('by-itself', indexEverything),
};

export type WriteName = keyof typeof writeOperations;
export type WritePayload<N extends WriteName> = Parameters<(typeof writeOperations)[N]['run']>[1];
export type WriteOutcome<N extends WriteName> = ReturnType<(typeof writeOperations)[N]['run']>;
