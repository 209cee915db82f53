import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/confirm-dialog.tsx';
import { DetailList } from '#renderer/components/detail-list.tsx';
import type { ProviderState } from '#shared/domain/model.ts';
import { KeyField } from './key-field.tsx';
import styles from './models.module.css';
import { BUILT_IN_ABOUT, PROVIDER_KIND_WORDS, PROVIDER_STATES } from './provider-words.ts';
import { PullField } from './pull-field.tsx';

interface ProviderDetailProps {
  readonly provider: ProviderState;
  readonly onEdit: () => void;
  readonly onRemoved: () => void;
}

/** One server: address, state with its remedy, key, and for Ollama the way to more models. */
export function ProviderDetail({ provider, onEdit, onRemoved }: ProviderDetailProps) {
  const client = useClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const { config, status, message, models } = provider;
  const isServer = config.baseUrl !== null;
  return (
    <div className={styles.detail}>
      <header className={styles.detailHead}>
        <h2 className={styles.detailTitle}>{config.name}</h2>
        {isServer ? (
          <Button icon={Pencil} onClick={onEdit}>
            Edit…
          </Button>
        ) : null}
        {config.builtIn ? null : (
          <Button icon={Trash2} onClick={() => setIsRemoving(true)}>
            Remove…
          </Button>
        )}
      </header>
      {status === 'ready' ? null : (
        <p className={styles.trouble} role="status">
          <strong>{PROVIDER_STATES[status].words}.</strong> {message}
          {config.kind === 'ollama' && status === 'unreachable'
            ? ' Looked for again every 5 seconds while this page is open.'
            : ''}
        </p>
      )}
      {BUILT_IN_ABOUT[config.kind] === undefined ? null : <p>{BUILT_IN_ABOUT[config.kind]}</p>}
      <DetailList
        items={[
          { label: 'Kind', value: PROVIDER_KIND_WORDS[config.kind] },
          ...(isServer ? serverFacts(config) : []),
        ]}
      />
      {config.kind === 'openai' ? <KeyField provider={provider} /> : null}
      {config.kind === 'ollama' && status === 'ready' ? (
        <PullField provider={config.name} isEmpty={models.length === 0} />
      ) : null}
      <ConfirmDialog
        open={isRemoving}
        onOpenChange={setIsRemoving}
        title={`Remove ${config.name}?`}
        action="Remove provider"
        onConfirm={async () => {
          await client.call('providers.remove', { name: config.name });
          onRemoved();
        }}
      >
        <p>Its address, its key and its prices are removed. Runs that were made with its models stay.</p>
      </ConfirmDialog>
    </div>
  );
}

function serverFacts(config: ProviderState['config']) {
  return [
    { label: 'Address', value: <code>{config.baseUrl}</code> },
    { label: 'At once', value: config.concurrency === null ? 'Default' : `${config.concurrency} requests` },
    {
      label: 'Rate limit',
      value: config.requestsPerMinute === null ? 'None' : `${config.requestsPerMinute} requests a minute`,
    },
  ];
}
