import { CircleCheck, CircleX, Info } from 'lucide-react';

import { formatBytes } from '#shared/format/bytes.ts';
import type { ImportPreview } from '#shared/domain/environment.ts';
import { Checkbox } from '../components/checkbox.tsx';
import { Chip } from '../components/chip.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { contentLine, outcomeLine } from './import-words.ts';
import styles from './import.module.css';
import { changeItem, importable, type ImportItem } from './import-store.ts';

/** One file of the import dialog with everything known about it. */
export function ImportEntry({ item }: { readonly item: ImportItem }) {
  const { state } = item;
  return (
    <li className={styles.entry} aria-label={item.fileName}>
      <div className={styles.file}>
        <StateIcon item={item} />
        <span className={styles.fileName}>{item.fileName}</span>
        <span className={styles.size}>{formatBytes(item.bytes)}</span>
      </div>
      {state.step === 'reading' ? (
        <ProgressBar label={`Reading ${item.fileName}`} done={0} total={null} />
      ) : null}
      {state.step === 'refused' ? (
        <p className={styles.refused} role="alert">
          {state.message}
        </p>
      ) : null}
      {'preview' in state ? <PreviewView item={item} preview={state.preview} /> : null}
      {state.step === 'writing' ? (
        <ProgressBar label={`Importing ${item.fileName}`} done={0} total={null} />
      ) : null}
      {state.step === 'failed' ? (
        <p className={styles.refused} role="alert">
          {state.message}
        </p>
      ) : null}
    </li>
  );
}

function StateIcon({ item }: { readonly item: ImportItem }) {
  const { step } = item.state;
  if (step === 'reading') return null;
  if (importable(item) !== null || step === 'writing')
    return <CircleCheck size={16} className={styles.good} aria-label="Can be imported" />;
  if (step === 'preview' && item.state.preview.outcome === 'same')
    return <Info size={16} aria-label="Already installed" />;
  return <CircleX size={16} className={styles.bad} aria-label="Cannot be imported" />;
}

function PreviewView({ item, preview }: { readonly item: ImportItem; readonly preview: ImportPreview }) {
  const { environment, problems, outcome } = preview;
  return (
    <>
      {environment === null ? null : (
        <div>
          <p className={styles.name}>
            <span dir="auto">{environment.title}</span>{' '}
            <span className={styles.version}>{environment.version}</span>
            {environment.runsCode ? <Chip tone="partial">Runs code</Chip> : null}
          </p>
          <p className={styles.about} dir="auto">
            {environment.description}
          </p>
          <p className={styles.about}>{contentLine(environment)}</p>
        </div>
      )}
      {environment !== null || problems.length === 0 ? (
        <p className={styles.outcome}>{outcomeLine(preview)}</p>
      ) : null}
      {outcome === 'conflict' ? (
        <Checkbox checked={item.wanted} onCheckedChange={(wanted) => changeItem(item.key, { wanted })}>
          Import as {preview.suggestedVersion}
        </Checkbox>
      ) : null}
      <ProblemList problems={problems} />
    </>
  );
}
