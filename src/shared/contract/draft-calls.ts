import * as z from 'zod';

import { Score } from '../domain/case-result.ts';
import { Draft, DraftOrigin, DraftReading, DraftSummary, Overlay, PromptMessage } from '../domain/draft.ts';
import { ModelName } from '../domain/model.ts';
import { ResultDetail } from '../domain/result-view.ts';
import { StressReport } from '../domain/stress.ts';
import { call, done, draftId, fileHandle, nothing } from './call.ts';

/** Environments under construction. What is written is durable when the call returns. */
export const draftCalls = {
  'drafts.list': call(nothing, z.array(DraftSummary)),
  'drafts.create': call(DraftOrigin, Draft),
  'drafts.get': call(draftId, Draft),
  /** Null for a file that is not text or larger than 20 MB. */
  'drafts.readFile': call(draftId.extend({ path: z.string() }), z.object({ text: z.string().nullable() })),
  /** Makes the file if there is none. Throws `bundle-invalid` for a path that no bundle may hold. */
  'drafts.writeFile': call(
    draftId.extend({ path: z.string().min(1), text: z.string().max(20_000_000) }),
    Draft,
  ),
  'drafts.renameFile': call(draftId.extend({ path: z.string(), to: z.string().min(1) }), Draft),
  'drafts.deleteFile': call(draftId.extend({ path: z.string() }), Draft),
  /** To the trash. */
  'drafts.delete': call(draftId, done),
  /** Problems and the first cases, with texts that are not saved yet in place of the stored ones. */
  'drafts.read': call(draftId.extend({ overlay: Overlay }), DraftReading),
  'drafts.prompt': call(
    draftId.extend({ overlay: Overlay, caseIndex: z.int().min(0) }),
    z.array(PromptMessage),
  ),
  /** One case, run and scored in place; nothing is stored. */
  'drafts.try': call(
    draftId.extend({
      overlay: Overlay,
      caseIndex: z.int().min(0),
      model: ModelName,
      judges: z.array(ModelName).default([]),
      user: ModelName.nullable().default(null),
    }),
    ResultDetail,
  ),
  'drafts.score': call(
    draftId.extend({ overlay: Overlay, caseIndex: z.int().min(0), response: z.string().max(1_000_000) }),
    Score,
  ),
  'drafts.stress': call(draftId.extend({ judges: z.array(ModelName).default([]) }), StressReport),
  /** Makes it a version of the catalog; the version is written into its manifest. The draft stays, based on the new version. */
  'drafts.save': call(
    draftId.extend({ version: z.string() }),
    z.object({ id: z.string(), version: z.string(), digest: z.string() }),
  ),
  'drafts.export': call(draftId, fileHandle),
};
