import { CircleAlert, Wrench } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '#renderer/components/button.tsx';
import type { TranscriptEntry } from '#shared/domain/transcript.ts';
import { formatDuration } from '#shared/format/duration.ts';
import { formatCounted } from '#shared/format/number.ts';
import type { Find } from './find-in-transcript.ts';
import { indentJson } from './indent-json.ts';
import { argumentsPart, resultPart } from './message-parts.ts';
import { RawText } from './raw-text.tsx';
import { SandboxRunView } from './sandbox-run-view.tsx';
import { FOLD_LINES, foldText } from './transcript-view.ts';
import type { CallView } from './transcript-view.ts';
import styles from './tool-call.module.css';

interface ToolCallViewProps {
  readonly view: CallView;
  readonly message: number;
  readonly wrap: boolean;
  readonly find: Find;
}

/** A call of a tool: its arguments, what came back and where code ran for it. */
export function ToolCallView({ view, message, wrap, find }: ToolCallViewProps) {
  const { call, result } = view;
  const given = indentJson(call.argumentsJson);
  return (
    <section
      className={styles.call}
      data-failed={result?.isError || undefined}
      aria-label={`Call of ${call.name}`}
    >
      <h4 className={styles.head}>
        <Wrench size={14} aria-hidden />
        <code>{call.name}</code>
        <CallStatus result={result} />
      </h4>
      {given === '{}' ? null : (
        <Part title="Arguments">
          <RawText
            text={given}
            wrap={wrap}
            label={`Arguments of ${call.name}`}
            marks={find.marksOf(message, argumentsPart(call.id))}
          />
        </Part>
      )}
      {result === null ? null : (
        <Part title="Result">
          <ResultText
            text={indentJson(result.content)}
            wrap={wrap}
            label={`Result of ${call.name}`}
            marks={find.marksOf(message, resultPart(call.id))}
          />
        </Part>
      )}
      {result?.execution === undefined ? null : <SandboxRunView run={result.execution} wrap={wrap} />}
    </section>
  );
}

function CallStatus({ result }: { readonly result: TranscriptEntry | null }) {
  if (result === null) return <span className={styles.status}>not carried out</span>;
  const took = result.durationMs === undefined ? '' : formatDuration(result.durationMs);
  if (!result.isError)
    return <span className={styles.status}>{['ok', took].filter(Boolean).join(' · ')}</span>;
  return (
    <span className={styles.failed}>
      <CircleAlert size={14} aria-hidden />
      refused {took === '' ? '' : `· ${took}`}
    </span>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <span className={styles.partTitle}>{title}</span>
      {children}
    </div>
  );
}

function ResultText({ text, marks, ...shown }: Parameters<typeof RawText>[0]) {
  const [isOpen, setIsOpen] = useState(false);
  const lines = text.split('\n').length;
  const folded = foldText(text);
  if (marks !== undefined && marks.length > 0) return <RawText text={text} marks={marks} {...shown} />;
  if (folded === text) return <RawText text={text} {...shown} />;
  return (
    <>
      <RawText text={isOpen ? text : folded} {...shown} />
      <Button variant="ghost" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Show less' : `Show all ${lines > FOLD_LINES ? formatCounted(lines, 'line') : 'of it'}`}
      </Button>
    </>
  );
}
