import { formatBytes } from '#core/bundles/format-bytes.ts';
import { LIMITS } from '#core/bundles/limits.ts';
import {
  TEMPLATE_DEADLINE_MS,
  TEMPLATE_MAX_OUTPUT,
  TEMPLATE_MAX_SOURCE,
} from '#core/templates/render-template.ts';
import { EXTRACT_STEP_KEYS } from '#shared/domain/manifest/extract-spec.ts';

import { EXAMPLE_FILES } from './example.ts';
import { cell, keyTable, typeText } from './key-table.ts';
import type { JsonSchema } from './manifest-schema.ts';
import {
  DATASET_TEXT,
  DIGEST_TEXT,
  INTRODUCTION,
  REFUSED_TEXT,
  SCORING_TEXT,
  TEMPLATES_TEXT,
} from './page-texts.ts';

/** The reference of the bundle format as Markdown, made of the schema itself. */
export function formatPage(schema: JsonSchema): string {
  const part = (key: string): JsonSchema => schema.properties?.[key] ?? {};
  return `${[
    INTRODUCTION,
    '## A complete example',
    '`environment.yaml`:',
    fenced('yaml', EXAMPLE_FILES['environment.yaml']),
    '`cases.jsonl`:',
    fenced('json', EXAMPLE_FILES['cases.jsonl']),
    '## environment.yaml',
    keyTable(schema),
    '## dataset',
    keyTable(part('dataset')),
    '### dataset.examples',
    keyTable(part('dataset').properties?.['examples'] ?? {}),
    DATASET_TEXT,
    '## Templates',
    TEMPLATES_TEXT,
    '## harness',
    ...harnessSections(part('harness')),
    '## scoring',
    keyTable(part('scoring')),
    SCORING_TEXT,
    '### Extraction steps',
    ...stepSections(part('scoring')),
    '### Checks',
    ...checkSections(part('scoring')),
    '## limits',
    keyTable(part('limits')),
    '## Versions and digests',
    DIGEST_TEXT,
    '## What a bundle may be at most',
    limitsTable(),
    '## What is refused',
    REFUSED_TEXT,
  ]
    .filter((section) => section !== '')
    .join('\n\n')}\n`;
}

function harnessSections(schema: JsonSchema): string[] {
  const kinds = (schema.oneOf ?? schema.anyOf ?? []).filter((option) => !isReserved(option));
  const reserved = (schema.oneOf ?? schema.anyOf ?? []).filter(isReserved).flatMap(kindsOf);
  const sampling = kinds[0]?.properties?.['sampling'];
  return [
    ...kinds.flatMap((option) => [
      `### kind: ${kindsOf(option).join(', ')}`,
      option.description ?? '',
      keyTable(option, { without: ['kind'] }),
    ]),
    '### sampling',
    keyTable(sampling ?? {}),
    `Reserved for later versions: ${reserved.map((kind) => `\`${kind}\``).join(', ')}.`,
  ];
}

function stepSections(scoring: JsonSchema): string[] {
  const alternatives = scoring.properties?.['extract']?.items?.anyOf ?? [];
  const steps = alternatives[0]?.anyOf ?? [];
  const rows = steps.map((step) => {
    const key = EXTRACT_STEP_KEYS.find((name) => name in (step.properties ?? {})) ?? '';
    const main = step.properties?.[key] ?? {};
    const others = Object.entries(step.properties ?? {})
      .filter(([name]) => name !== key && name !== 'name')
      .map(([name, value]) => `\`${name}\` (${typeText(value)}): ${value.description ?? ''}`);
    return `| \`${key}\` | ${typeText(main)} | ${cell(main.description ?? '')} | ${cell(others.join(' '))} |`;
  });
  return [['| step | value | meaning | options |', '|---|---|---|---|', ...rows].join('\n')];
}

function checkSections(scoring: JsonSchema): string[] {
  const options = scoring.properties?.['checks']?.items;
  const kinds = options?.oneOf ?? options?.anyOf ?? [];
  const common = ['kind', 'name', 'weight', 'expected'];
  const first = kinds[0] ?? {};
  const shared = Object.entries(first.properties ?? {}).filter(
    ([key]) => common.includes(key) && key !== 'kind',
  );
  const reserved = kinds.filter(isReserved).flatMap(kindsOf);
  return [
    'Keys of every check:',
    keyTable({ ...first, properties: Object.fromEntries(shared) }),
    ...kinds
      .filter((kind) => !isReserved(kind))
      .flatMap((kind) => [
        `#### ${kindsOf(kind).join(', ')}`,
        kind.description ?? '',
        keyTable(kind, { without: common }),
      ]),
    `Reserved for later versions: ${reserved.map((kind) => `\`${kind}\``).join(', ')}.`,
  ];
}

/** Kinds that take any keys are only names so far. */
function isReserved(option: JsonSchema): boolean {
  return option.additionalProperties !== false;
}

function kindsOf(option: JsonSchema): string[] {
  const kind = option.properties?.['kind'];
  return (kind?.enum ?? (kind?.const === undefined ? [] : [kind.const])).map(String);
}

function limitsTable(): string {
  const count = (value: number): string => value.toLocaleString('en');
  const rows = [
    ['zip file, or upload', formatBytes(LIMITS.archiveBytes)],
    ['files and folders', count(LIMITS.entries)],
    ['all files together, unpacked', formatBytes(LIMITS.totalBytes)],
    ['one file, unpacked', formatBytes(LIMITS.fileBytes)],
    [
      `unpacked to packed size of a file (above ${formatBytes(LIMITS.ratioFromBytes)})`,
      `${LIMITS.ratio} to 1`,
    ],
    ['list of contents of a zip', formatBytes(LIMITS.directoryBytes)],
    ['path', `${LIMITS.pathCharacters} characters, ${LIMITS.pathDepth} parts`],
    ['`environment.yaml`', `${formatBytes(LIMITS.manifestBytes)}, ${LIMITS.aliases} aliases`],
    ['README, JSON Schema of a check', formatBytes(LIMITS.textBytes)],
    [
      'file that checks or tools use, such as the SQL script of a database',
      formatBytes(LIMITS.usedFileBytes),
    ],
    ['`.json` dataset (use `.jsonl` for more)', formatBytes(LIMITS.jsonBytes)],
    ['line of JSON Lines, record of CSV', formatBytes(LIMITS.lineBytes)],
    ['cases', count(LIMITS.cases)],
    ['few-shot examples', count(LIMITS.examples)],
    ['template', `${count(TEMPLATE_MAX_SOURCE)} characters`],
    [
      'rendering of a template',
      `${TEMPLATE_DEADLINE_MS / 1_000} seconds, ${count(TEMPLATE_MAX_OUTPUT)} characters`,
    ],
    ['problems that are listed', count(LIMITS.problems)],
  ];
  return ['| what | at most |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
