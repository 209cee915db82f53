import { Download } from 'lucide-react';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { CodeBlock } from '#renderer/components/code-block.tsx';
import { ProgressBar } from '#renderer/components/progress-bar.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { formatBytes } from '#shared/format/bytes.ts';
import styles from './models.module.css';
import { dismissPull, usePulls } from './pulls.ts';
import type { Pull } from './pulls.ts';

interface PullFieldProps {
  readonly provider: string;
  /** The server answers and has no model yet. */
  readonly isEmpty: boolean;
}

/** Lets Ollama download a model by name, with progress and a way out. */
export function PullField({ provider, isEmpty }: PullFieldProps) {
  const client = useClient();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const pulls = usePulls(({ byModel }) => byModel);
  const own = Object.values(pulls).filter((pull) => pull.provider === provider);
  async function pull(): Promise<void> {
    const model = name.trim();
    if (model === '') return;
    setError(null);
    try {
      await client.call('models.pull', { provider, model });
      setName('');
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  }
  return (
    <section className={styles.part} aria-label="Pull a model">
      <h3>Pull a model</h3>
      {isEmpty ? (
        <>
          <p className={styles.quiet}>No model is pulled yet. Pull one here, or in a terminal:</p>
          <CodeBlock text="ollama pull qwen3:8b" label="command" />
        </>
      ) : null}
      <form
        className={styles.inline}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void pull();
        }}
      >
        <TextField
          label="Model to pull"
          hideLabel
          code
          placeholder="qwen3:8b"
          value={name}
          error={error}
          onValueChange={setName}
        />
        <Button type="submit" icon={Download} disabled={name.trim() === ''}>
          Pull
        </Button>
      </form>
      {own.map((each) => (
        <PullLine key={each.model} pull={each} />
      ))}
    </section>
  );
}

/** One download: how far it is, or how it ended. */
export function PullLine({ pull }: { readonly pull: Pull }) {
  const client = useClient();
  const { provider, model, status, state, completedBytes, totalBytes, message } = pull;
  const amount =
    totalBytes === null ? '' : `${formatBytes(completedBytes ?? 0)} of ${formatBytes(totalBytes)}`;
  return (
    <div className={styles.pull} role="group" aria-label={`Pull of ${model}`}>
      <span className={styles.name}>{model}</span>
      <span className={styles.quiet}>
        {state === 'running' ? [status, amount].filter(Boolean).join(' · ') : (message ?? endWords(state))}
      </span>
      {state === 'running' ? (
        <Button onClick={() => void client.call('models.cancelPull', { provider, model })}>Cancel</Button>
      ) : (
        <Button variant="ghost" onClick={() => dismissPull(pull)}>
          Dismiss
        </Button>
      )}
      {state === 'running' ? (
        <ProgressBar label={`Pull of ${model}`} done={completedBytes ?? 0} total={totalBytes} />
      ) : null}
    </div>
  );
}

function endWords(state: Exclude<Pull['state'], 'running'>): string {
  return {
    done: 'Pulled.',
    cancelled: 'Cancelled. What was downloaded is kept for the next try.',
    failed: 'Failed.',
  }[state];
}
