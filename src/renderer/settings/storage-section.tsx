import { Checkbox } from '#renderer/components/checkbox.tsx';
import { CopyButton } from '#renderer/components/copy-button.tsx';
import { useCall } from '#renderer/queries.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import type { SectionProps } from './general-section.tsx';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { TrashList } from './trash-list.tsx';

/** Where everything lies and what is kept. */
export function StorageSection({ settings, change }: SectionProps) {
  const { data } = useCall('app.info', {});
  return (
    <>
      <SettingRow
        title="Data folder"
        about={
          <span className={styles.path}>
            <code>{data?.dataDirectory ?? '—'}</code>
            {data ? <CopyButton text={data.dataDirectory} label="Copy path of the data folder" /> : null}
          </span>
        }
        control={<span>{formatBytes(data?.databaseBytes)}</span>}
      />
      <SettingRow
        title="Transcripts"
        about="Messages of every case. Without them a case shows its answer and score only, and cannot be scored again."
        control={
          <Checkbox
            checked={settings.keepTranscripts}
            onCheckedChange={(keepTranscripts) => change({ keepTranscripts })}
          >
            Keep transcripts
          </Checkbox>
        }
      />
      <TrashList />
    </>
  );
}
