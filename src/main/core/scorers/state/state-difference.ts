import type { CheckDetails } from '#shared/domain/check-details.ts';
import type { Json } from '#shared/domain/json.ts';

/** One place where two states differ, in words. */
export type StateDifference = Extract<CheckDetails, { kind: 'state' }>['differences'][number];

const LONGEST = 200;

/** A value as a difference shows it, cut at 200 characters; `nothing` where there is none. */
export function shownValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
