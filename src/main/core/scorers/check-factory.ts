import type { Check } from '#core/engine/ports.ts';
import type { HarnessSpec } from '#shared/domain/manifest/harness-spec.ts';
import type { CheckSpec } from '#shared/domain/manifest/check-spec.ts';

/** The kinds of check that this version can score. */
export type CheckKind = CheckSpec['kind'];

/** The settings of one kind of check. */
export type SpecOf<K extends CheckKind> = Extract<CheckSpec, { kind: K }>;

/** What a check may ask for when it is made. */
export interface CheckContext {
  /** Text of a file of the bundle. Throws AppError `bundle-invalid` if there is none. */
  readBundleFile(path: string): string;
  /** How the model was run; null where only answers are judged. */
  harness: HarnessSpec | null;
  /** Whether the scoring extracts the answer; without it the answer is the whole response. Default false. */
  extracts?: boolean;
}

/** Makes a check. Throws AppError `bundle-invalid` when the settings cannot work. */
export type CheckFactory<K extends CheckKind> = (spec: SpecOf<K>, context: CheckContext) => Check;
