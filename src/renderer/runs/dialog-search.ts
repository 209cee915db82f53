import * as z from 'zod';

const optionalText = z.string().max(4_000).optional().catch(undefined);
/** Room for the ids of some 50,000 selected results. */
const optionalChoice = z.string().max(500_000).optional().catch(undefined);

/** The part of an address that opens a dialog of the run screens over the current screen. */
export const DialogSearch = z.object({
  dialog: optionalText,
  /** Environment id of a new run; several versions of it may exist. */
  env: optionalText,
  version: optionalText,
  /** Run id: what is exported, or the run whose choices are offered again. */
  run: optionalText,
  /** The model of a new run, before that of the last one. */
  with: optionalText,
  /** Id of the set of failures whose cases a new run covers. */
  set: optionalText,
  /** `failures`, `errors`, `all`, `filter`, `ids:1,2,3` or `set:ID`; for a new run `failures` of `run`. */
  what: optionalChoice,
});
export type DialogSearch = z.infer<typeof DialogSearch>;

/** The address without any dialog. */
export const NO_DIALOG: DialogSearch = {
  dialog: undefined,
  env: undefined,
  version: undefined,
  run: undefined,
  with: undefined,
  set: undefined,
  what: undefined,
};
