import { Disclosure } from '#renderer/components/disclosure.tsx';
import type { SandboxRun } from '#shared/domain/check-details.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { RawText } from './raw-text.tsx';
import { SANDBOX_END_WORDS } from './sandbox-words.ts';
import styles from './tool-call.module.css';

interface SandboxRunViewProps {
  readonly run: SandboxRun;
  readonly wrap: boolean;
  readonly defaultOpen?: boolean;
}

/** One execution of code: where it ran, how it ended, what it printed. */
export function SandboxRunView({ run, wrap, defaultOpen = false }: SandboxRunViewProps) {
  const { sandbox, end, stdout, stderr, error, durationMs, program } = run;
  const trouble = error === null ? '' : error.traceback || `${error.type}: ${error.message}`;
  return (
    <Disclosure
      title={sandbox}
      summary={`${SANDBOX_END_WORDS[end]} · ${formatDuration(durationMs)}`}
      defaultOpen={defaultOpen}
    >
      <div className={styles.run}>
        <Output title="Output" text={stdout} wrap={wrap} />
        <Output title="Error output" text={stderr} wrap={wrap} />
        <Output title="Exception" text={trouble} wrap={wrap} />
        <Output title="Program" text={program ?? ''} wrap={wrap} />
        {stdout === '' && stderr === '' && trouble === '' && program === undefined ? (
          <p className={styles.nothing}>It printed nothing.</p>
        ) : null}
      </div>
    </Disclosure>
  );
}

function Output({
  title,
  text,
  wrap,
}: {
  readonly title: string;
  readonly text: string;
  readonly wrap: boolean;
}) {
  if (text === '') return null;
  return (
    <div className={styles.part}>
      <span className={styles.partTitle}>{title}</span>
      <RawText text={text} wrap={wrap} label={title} />
    </div>
  );
}
