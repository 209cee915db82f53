import * as z from 'zod';

/** An address may hold `q=12`, which the router reads as a number. */
const text = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().max(200).optional().catch(undefined),
);

/** What is searched for in the documentation, and the heading a finding leads to. */
export const DocsSearch = z.looseObject({ q: text, at: text });
export type DocsSearch = z.infer<typeof DocsSearch>;
