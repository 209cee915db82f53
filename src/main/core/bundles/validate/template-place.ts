import type { KeyPath } from '#core/bundles/manifest/key-path.ts';

/** A template or field of the manifest: where it stands, what it is, and what it may read besides the row. */
export interface TemplatePlace {
  readonly path: KeyPath;
  readonly source: string;
  /** `field`: the name of a field, unless it is a template. */
  readonly kind: 'template' | 'field';
  readonly extra: readonly string[];
  /** Whether the model gets to see it. */
  readonly isShown: boolean;
}

/** What templates over a case may read besides the row. */
export const CASE_NAMES = ['input', 'choices', 'letters'] as const;

/** A template that the model gets to see; nothing where there is none. */
export function shownTemplate(path: KeyPath, source: string | undefined): TemplatePlace[] {
  return source === undefined ? [] : [{ path, source, kind: 'template', extra: CASE_NAMES, isShown: true }];
}

/** A template that the model does not get to see, with further names that it may read. */
export function hiddenTemplate(
  path: KeyPath,
  source: string | undefined,
  extra: readonly string[] = [],
): TemplatePlace[] {
  return source === undefined
    ? []
    : [{ path, source, kind: 'template', extra: [...CASE_NAMES, ...extra], isShown: false }];
}

/** The name of a field, or a template where one may stand; nothing where there is none. */
export function fieldPlace(
  path: KeyPath,
  source: string | undefined,
  extra: readonly string[] = [],
): TemplatePlace[] {
  return source === undefined ? [] : [{ path, source, kind: 'field', extra, isShown: false }];
}
