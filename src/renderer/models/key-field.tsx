import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { useCall } from '#renderer/queries.ts';
import type { ProviderState } from '#shared/domain/model.ts';
import styles from './models.module.css';

/** The key of a server. It can be written and forgotten, never read back. */
export function KeyField({ provider: { config, hasKey, keyHint } }: { readonly provider: ProviderState }) {
  const client = useClient();
  const { data: app } = useCall('app.info', {});
  const [key, setKey] = useState('');
  const [error, setError] = useState<string | null>(null);
  async function keep(next: string | null): Promise<void> {
    try {
      await client.call('providers.setKey', { name: config.name, key: next });
      setKey('');
      setError(null);
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  }
  return (
    <section className={styles.part} aria-label="Key">
      <h3>Key</h3>
      <p className={styles.quiet}>
        {hasKey ? (
          <>
            Set: <code>••••{keyHint}</code>.
          </>
        ) : (
          'Not set.'
        )}{' '}
        {app ? `Kept in: ${app.secretStore}.` : ''}{' '}
        {config.keyVariable === null ? '' : `Read from ${config.keyVariable} when that variable is set.`}
      </p>
      <form
        className={styles.inline}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') void keep(key.trim());
        }}
      >
        <TextField
          label={hasKey ? 'New key' : 'Key'}
          hideLabel
          type="password"
          autoComplete="off"
          placeholder={hasKey ? 'Another key' : 'Paste the key'}
          value={key}
          error={error}
          onValueChange={setKey}
        />
        <Button type="submit" disabled={key.trim() === ''}>
          Save key
        </Button>
        {hasKey ? <Button onClick={() => void keep(null)}>Forget key</Button> : null}
      </form>
    </section>
  );
}
