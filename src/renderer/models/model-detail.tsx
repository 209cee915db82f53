import { Download } from 'lucide-react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { CodeBlock } from '#renderer/components/code-block.tsx';
import { DetailList } from '#renderer/components/detail-list.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { useCall } from '#renderer/queries.ts';
import { useSettings } from '#renderer/settings/use-settings.ts';
import type { ModelInfo, ProviderState } from '#shared/domain/model.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCount } from '#shared/format/number.ts';
import { formatPercent } from '#shared/format/percent.ts';
import { ModelTest } from './model-test.tsx';
import styles from './models.module.css';
import { PriceField } from './price-field.tsx';
import { PullLine } from './pull-field.tsx';
import { usePulls } from './pulls.ts';

interface ModelDetailProps {
  readonly model: ModelInfo;
  readonly provider: ProviderState;
}

/** One model: what it is, whether it answers, what it costs, how it did. */
export function ModelDetail({ model, provider }: ModelDetailProps) {
  const { settings, change } = useSettings();
  const toasts = useToasts();
  const isDefault = settings?.defaultModel === model.name;
  const setDefault = () =>
    change({ defaultModel: isDefault ? null : model.name }).catch((failure: Error) =>
      toasts.show({ title: 'The default was not changed', description: failure.message, kind: 'error' }),
    );
  return (
    <div className={styles.detail}>
      <header className={styles.detailHead}>
        <h2 className={styles.detailTitle}>{model.model}</h2>
        <Button onClick={() => void setDefault()}>
          {isDefault ? 'No longer default' : 'Set as default'}
        </Button>
      </header>
      {model.description === null ? null : <p>{model.description}</p>}
      <ModelFacts model={model} />
      {model.state === 'not-pulled' ? <PullThis model={model} /> : <ModelTest model={model.name} />}
      {provider.config.kind === 'openai' ? <PriceField model={model.name} /> : null}
    </div>
  );
}

function ModelFacts({ model }: { readonly model: ModelInfo }) {
  const { data: runs } = useCall('runs.list', {});
  const own = runs?.filter((run) => run.model === model.name) ?? [];
  const best = Math.max(...own.map(({ accuracy }) => accuracy?.value ?? Number.NEGATIVE_INFINITY));
  const facts = [
    { label: 'Name in runs', value: <code>{model.name}</code> },
    { label: 'Parameters', value: model.parameters },
    { label: 'Quantisation', value: model.quantization },
    {
      label: 'Context',
      value: model.contextTokens === null ? null : `${formatCount(model.contextTokens)} tokens`,
    },
    { label: 'Size', value: model.sizeBytes === null ? null : formatBytes(model.sizeBytes) },
    { label: 'Digest', value: model.digest === null ? null : <code>{model.digest}</code> },
    {
      label: 'Runs',
      value: own.length === 0 ? 'None' : `${formatCount(own.length)} · best ${formatPercent(best)}`,
    },
  ];
  return <DetailList items={facts.filter(({ value }) => value !== null)} />;
}

function PullThis({ model }: { readonly model: ModelInfo }) {
  const client = useClient();
  const toasts = useToasts();
  const pull = usePulls(({ byModel }) => byModel[model.name]);
  const start = () =>
    client
      .call('models.pull', { provider: model.provider, model: model.model })
      .catch((failure: Error) =>
        toasts.show({ title: 'The model cannot be pulled', description: failure.message, kind: 'error' }),
      );
  return (
    <section className={styles.part} aria-label="Pull">
      <p>This model is not pulled. Pull it here, or in a terminal:</p>
      <CodeBlock text={`ollama pull ${model.model}`} label="command" />
      {pull ? (
        <PullLine pull={pull} />
      ) : (
        <Button icon={Download} onClick={() => void start()}>
          Pull
        </Button>
      )}
    </section>
  );
}
