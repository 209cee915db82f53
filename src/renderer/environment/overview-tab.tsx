import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCounted } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { formatDate } from '#shared/format/time.ts';
import { kindWords } from '#shared/format/words.ts';
import { Chip } from '../components/chip.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { DetailList } from '../components/detail-list.tsx';
import { Markdown } from '../components/markdown.tsx';
import { aboutText } from './environment-words.ts';
import styles from './environment.module.css';
import { ExampleCase } from './example-case.tsx';
import { GrantNotice } from './grant-notice.tsx';
import { LastRuns } from './last-runs.tsx';
import { checkLine, extractLine, limitsLine, samplingLine } from './manifest-words.ts';

/** The README beside the facts. */
export function OverviewTab({ environment }: { readonly environment: EnvironmentDetail }) {
  const { digest, id } = environment;
  return (
    <div className={styles.overview}>
      <div className={styles.readme}>
        <Markdown text={aboutText(environment)} headingLevel={2} />
      </div>
      <div className={styles.facts}>
        <GrantNotice environment={environment} />
        <Facts environment={environment} />
        <ExampleCase digest={digest} heading="h2" />
        <LastRuns environment={id} heading="h2" />
      </div>
    </div>
  );
}

function Facts({ environment }: { readonly environment: EnvironmentDetail }) {
  const { manifest, digest, best, tags, sizeBytes, caseCount, importedAt } = environment;
  return (
    <DetailList
      items={[
        { label: 'Dataset', value: `${manifest.dataset.file} · ${formatCounted(caseCount, 'case')}` },
        { label: 'Harness', value: `${kindWords(manifest.harness.kind)}${samplingLine(manifest.harness)}` },
        {
          label: 'Scoring',
          value: (
            <>
              {manifest.scoring.checks.map((check) => (
                <div key={JSON.stringify(check)}>{checkLine(check)}</div>
              ))}
              {manifest.scoring.extract?.map((alternative) => (
                <div key={JSON.stringify(alternative)} className={styles.muted}>
                  answer: {extractLine(alternative)}
                </div>
              ))}
            </>
          ),
        },
        { label: 'Limits', value: limitsLine(manifest.limits) },
        {
          label: 'Best',
          value: best === null ? 'None yet' : `${formatPercent(best.accuracy)} · ${best.model}`,
        },
        {
          label: 'Tags',
          value:
            tags.length === 0 ? (
              '—'
            ) : (
              <span className={styles.tags}>
                {tags.map((tag) => (
                  <Chip key={tag}>{tag}</Chip>
                ))}
              </span>
            ),
        },
        { label: 'Size', value: formatBytes(sizeBytes) },
        { label: 'Imported', value: formatDate(importedAt) },
        {
          label: 'Digest',
          value: (
            <span className={styles.digest}>
              <code>{digest.slice(0, 16)}…</code>
              <CopyButton text={digest} label="Copy digest" />
            </span>
          ),
        },
      ]}
    />
  );
}
