import { FileText } from 'lucide-react';

import type { BundleFile, EnvironmentDetail } from '#shared/domain/environment.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { CodeBlock } from '../components/code-block.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Markdown } from '../components/markdown.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { SplitPane } from '../components/split-pane.tsx';
import { useCall } from '../queries.ts';
import { useAddress } from '../runs/use-address.ts';
import { EnvironmentSearch } from '../search.ts';
import styles from './environment.module.css';

/** The files of the bundle, each readable where it is text. */
export function FilesTab({ environment }: { readonly environment: EnvironmentDetail }) {
  const [{ file }, change] = useAddress(EnvironmentSearch);
  const { files, digest } = environment;
  const selected = files.find(({ path }) => path === file) ?? files[0];
  if (selected === undefined) return <EmptyState title="This bundle has no files." />;
  return (
    <SplitPane
      id="environment-files"
      startLabel="List of files"
      endLabel="File"
      startSize={32}
      startMin={200}
      start={
        <ul className={styles.files}>
          {files.map(({ path, bytes }) => (
            <li key={path}>
              <button
                type="button"
                className={styles.file}
                aria-current={path === selected.path ? 'true' : undefined}
                onClick={() => change({ file: path })}
              >
                <FileText size={14} aria-hidden />
                <span className={styles.filePath}>{path}</span>
                <span className={styles.fileSize}>{formatBytes(bytes)}</span>
              </button>
            </li>
          ))}
        </ul>
      }
      end={<FileView key={selected.path} digest={digest} file={selected} />}
    />
  );
}

function FileView({ digest, file }: { readonly digest: string; readonly file: BundleFile }) {
  const { data, error, refetch } = useCall('environments.file', { digest, path: file.path });
  if (error !== null)
    return <ErrorState title="The file could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  return (
    <div className={styles.preview}>
      <p className={styles.digest}>
        <span className={styles.muted}>sha256</span> <code>{file.sha256.slice(0, 16)}…</code>
        <CopyButton text={file.sha256} label="Copy sha256" />
      </p>
      <FileContent path={file.path} text={data.text} />
    </div>
  );
}

function FileContent({ path, text }: { readonly path: string; readonly text: string | null }) {
  if (text === null) return <EmptyState title="This file is no text, or larger than 1 MB." />;
  return path.endsWith('.md') ? (
    <Markdown text={text} headingLevel={2} />
  ) : (
    <CodeBlock text={text} label={path} />
  );
}
