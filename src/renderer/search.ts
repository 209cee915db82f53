import * as z from 'zod';

/** An address may hold `q=12`, which the router reads as a number. */
const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().max(500).optional().catch(undefined),
);

/** Dialogs over the current screen. What cannot be read is left out, never an error; what screens add passes through. */
export const RootSearch = z.looseObject({
  dialog: z.enum(['run', 'matrix', 'export', 'set']).optional().catch(undefined),
  /** Of the run dialog: environment id and version. */
  env: text,
  version: text,
});
export type RootSearch = z.infer<typeof RootSearch>;

export const HUB_SORTS = ['name', 'runs', 'cases', 'imported'] as const;
export type HubSort = (typeof HUB_SORTS)[number];

/** What the hub shows: search, filters, sort and the environment in the detail pane. */
export const HubSearch = z.looseObject({
  q: text,
  cat: text,
  harness: text,
  scoring: text,
  sort: z.enum(HUB_SORTS).optional().catch(undefined),
  sel: text,
});
export type HubSearch = z.infer<typeof HubSearch>;

export const ENVIRONMENT_TABS = ['overview', 'cases', 'harness', 'scoring', 'files', 'runs'] as const;
export type EnvironmentTab = (typeof ENVIRONMENT_TABS)[number];

/** Which version and tab of an environment is shown, and the case that is selected. */
export const EnvironmentSearch = z.looseObject({
  v: text,
  tab: z.enum(ENVIRONMENT_TABS).optional().catch(undefined),
  q: text,
  case: z.int().optional().catch(undefined),
  file: text,
});
export type EnvironmentSearch = z.infer<typeof EnvironmentSearch>;
