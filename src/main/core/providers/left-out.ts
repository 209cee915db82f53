import type { Sampling } from '#shared/domain/manifest/sampling.ts';

/** What changes how an answer is drawn; the other parameters only say how long it may be. */
const DRAWING = [
  'temperature',
  'topP',
  'topK',
  'minP',
  'frequencyPenalty',
  'presencePenalty',
  'seed',
  'think',
] as const satisfies readonly (keyof Sampling)[];

/** The names each parameter may have in the requests of a protocol; none where it has no place for it. */
export type WireNames = Readonly<Record<(typeof DRAWING)[number], readonly string[]>>;

/** Parameters that were asked for and are not among what is sent, by the names people know them by. */
export function leftOut(sampling: Sampling, sent: object, names: WireNames): string[] {
  const isSent = (parameter: (typeof DRAWING)[number]) =>
    names[parameter].some((name) => Object.hasOwn(sent, name));
  return DRAWING.filter((parameter) => sampling[parameter] !== undefined && !isSent(parameter));
}
