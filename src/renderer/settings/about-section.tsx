import { useCall } from '#renderer/queries.ts';

import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';

const DOORS = {
  desktop: 'Desktop window',
  browser: 'Browser shell',
  'command-line': 'Command line',
} as const;

/** Which program this is. */
export function AboutSection() {
  const { data } = useCall('app.info', {});
  return (
    <>
      <SettingRow
        title={`BenchGen ${data?.version ?? ''}`}
        about="Evaluates language models on your own machine. Licensed under Apache-2.0."
        control={<a href="#/docs">Documentation</a>}
      />
      <dl className={styles.facts}>
        <dt>Opened as</dt>
        <dd>{data ? DOORS[data.door] : '—'}</dd>
        <dt>Platform</dt>
        <dd>{data?.platform ?? '—'}</dd>
        <dt>Keys are kept in</dt>
        <dd>{data?.secretStore ?? '—'}</dd>
      </dl>
    </>
  );
}
