import type { ImportPreview } from '#shared/domain/environment.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCounted } from '#shared/format/number.ts';
import { kindWords } from '#shared/format/words.ts';

/** What is in the bundle, in one line: `64 cases · Single-turn · Exact match · 1.2 MB`. */
export function contentLine(environment: NonNullable<ImportPreview['environment']>): string {
  return [
    formatCounted(environment.caseCount, 'case'),
    kindWords(environment.harnessKind),
    environment.checkKinds.map(kindWords).join(', '),
    environment.runsCode ? 'runs code' : '',
    formatBytes(environment.sizeBytes),
    environment.license ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What importing would do, in one sentence. */
export function outcomeLine(preview: ImportPreview): string {
  const { outcome, environment, otherVersions, suggestedVersion } = preview;
  const version = environment?.version ?? '';
  const others = otherVersions.join(', ');
  switch (outcome) {
    case 'new':
      return 'New in your hub.';
    case 'new-version':
      return `Version ${others} is installed. ${version} will be added beside it; its runs stay.`;
    case 'same':
      return `Version ${version} is already installed with the same content. There is nothing to do.`;
    case 'conflict':
      return `Version ${version} is installed with other content; your hub has ${others}. Nothing will be overwritten: this one is imported as ${suggestedVersion ?? 'another version'} beside them.`;
    case 'invalid':
      return 'It cannot be imported before these problems are solved.';
    default:
      return outcome satisfies never;
  }
}
