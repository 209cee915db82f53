import type { KeyPath } from '#core/bundles/manifest/key-path.ts';
import type { ReportAt } from '#core/bundles/manifest/read-manifest.ts';
import { type HarnessSpec, RESERVED_HARNESS_KINDS } from '#shared/domain/manifest/harness-spec.ts';

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

const CASE_NAMES = ['input', 'choices', 'letters'] as const;

/** Reports a harness that this version cannot run. */
export function checkHarnessKind(harness: HarnessSpec | null, report: ReportAt): void {
  if (harness === null || !isReserved(harness.kind)) return;
  const message = `The harness "${harness.kind}" is reserved; this version cannot run it yet.`;
  report(['harness', 'kind'], message, 'Use single-turn or multi-turn.');
}

/** The templates of a harness. */
export function harnessTemplates(harness: HarnessSpec | null): TemplatePlace[] {
  if (harness === null) return [];
  const shown = (path: KeyPath, source: string | undefined): TemplatePlace[] =>
    source === undefined
      ? []
      : [{ path: ['harness', ...path], source, kind: 'template', extra: CASE_NAMES, isShown: true }];
  switch (harness.kind) {
    case 'single-turn':
      return [
        ...shown(['system'], harness.system),
        ...shown(['prompt'], harness.prompt),
        {
          path: ['harness', 'shotAnswer'],
          source: harness.shotAnswer,
          kind: 'template',
          extra: [...CASE_NAMES, 'expected'],
          isShown: false,
        },
      ];
    case 'multi-turn':
      return [
        ...shown(['system'], harness.system),
        ...(typeof harness.turns === 'string'
          ? [
              {
                path: ['harness', 'turns'],
                source: harness.turns,
                kind: 'field',
                extra: [],
                isShown: true,
              } as const,
            ]
          : (harness.turns ?? []).flatMap((turn, index) => shown(['turns', index], turn))),
      ];
    case 'tool-loop':
    case 'code-repair':
    case 'program':
      return [];
  }
}

function isReserved(kind: HarnessSpec['kind']): boolean {
  return RESERVED_HARNESS_KINDS.some((reserved) => reserved === kind);
}
