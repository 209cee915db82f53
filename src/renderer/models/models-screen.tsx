import { Plus, RefreshCw } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { SplitPane } from '#renderer/components/split-pane.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { ProviderConfig, ProviderState } from '#shared/domain/model.ts';
import { ModelDetail } from './model-detail.tsx';
import { ModelsSearch } from './models-search.ts';
import styles from './models.module.css';
import { ProviderDetail } from './provider-detail.tsx';
import { ProviderDialog } from './provider-dialog.tsx';
import { ProviderList } from './provider-list.tsx';
import { findSelected } from './selected.ts';
import { usePullFeed } from './pulls.ts';

const POLL_MS = 5_000;

/** Servers and their models: state, keys, prices, tests. */
export function ModelsScreen() {
  usePageTitle('Models');
  usePullFeed();
  const [search, change] = useAddress(ModelsSearch);
  const [poll, setPoll] = useState<number | false>(false);
  const { data, error, refetch, isFetching } = useCall('providers.list', {}, { refetchMs: poll });
  const [edited, setEdited] = useState<ProviderConfig | 'new' | null>(null);
  const isOllamaAway =
    data?.some(({ config, status }) => config.kind === 'ollama' && status === 'unreachable') ?? false;
  const wantedPoll = isOllamaAway ? POLL_MS : false;
  if (poll !== wantedPoll) setPoll(wantedPoll);
  if (error)
    return (
      <ErrorState title="The providers could not be read." error={error} onRetry={() => void refetch()} />
    );
  if (!data) return <Skeleton rows={12} />;
  const select = (sel: string | undefined) => change({ sel });
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1>Models</h1>
        <span className={styles.spring} />
        <Button icon={RefreshCw} pending={isFetching} onClick={() => void refetch()}>
          Refresh
        </Button>
        <Button variant="primary" icon={Plus} onClick={() => setEdited('new')}>
          Add provider…
        </Button>
      </header>
      <SplitPane
        id="models"
        startSize={56}
        startLabel="Providers and models"
        endLabel="Details"
        start={<ProviderList providers={data} selected={search.sel} onSelect={select} />}
        end={<Detail providers={data} sel={search.sel} onEdit={setEdited} onGone={() => select(undefined)} />}
      />
      {edited === null ? null : (
        <ProviderDialog
          provider={edited === 'new' ? null : edited}
          names={data.map(({ config }) => config.name)}
          onClose={() => setEdited(null)}
          onSaved={(name) => {
            setEdited(null);
            select(`${name}:`);
          }}
        />
      )}
    </div>
  );
}

interface DetailProps {
  readonly providers: readonly ProviderState[];
  readonly sel: string | undefined;
  readonly onEdit: (provider: ProviderConfig) => void;
  readonly onGone: () => void;
}

function Detail({ providers, sel, onEdit, onGone }: DetailProps) {
  const { provider, model } = findSelected(providers, sel);
  if (provider && model) return <ModelDetail key={model.name} model={model} provider={provider} />;
  if (provider) {
    return (
      <ProviderDetail
        key={provider.config.name}
        provider={provider}
        onEdit={() => onEdit(provider.config)}
        onRemoved={onGone}
      />
    );
  }
  return (
    <EmptyState title="Nothing selected." description="Choose a provider or a model to see its details." />
  );
}
