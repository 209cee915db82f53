import type { KeyboardEvent } from 'react';

import { classNames } from '#renderer/components/class-names.ts';
import type { ModelInfo, ProviderState } from '#shared/domain/model.ts';
import { formatBytes } from '#shared/format/bytes.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './models.module.css';
import { PROVIDER_STATES } from './provider-words.ts';
import { findSelected } from './selected.ts';

interface ProviderListProps {
  readonly providers: readonly ProviderState[];
  readonly selected: string | undefined;
  readonly onSelect: (sel: string) => void;
}

/** Each provider with its state, its models under it. Arrow keys move, as in every list. */
export function ProviderList({ providers, selected, onSelect }: ProviderListProps) {
  const current = findSelected(providers, selected);
  const currentKey = current.model?.name ?? (current.provider && `${current.provider.config.name}:`);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows are buttons, arrows move between them
    <ul className={styles.list} onKeyDown={moveFocus}>
      {providers.map((provider) => {
        const { config, models } = provider;
        const key = `${config.name}:`;
        return (
          <li key={key}>
            <ListButton
              isCurrent={currentKey === key}
              onSelect={() => onSelect(key)}
              className={styles.provider}
            >
              <ProviderLine provider={provider} />
            </ListButton>
            <ul>
              {models.map((model) => (
                <li key={model.name}>
                  <ListButton
                    isCurrent={currentKey === model.name}
                    onSelect={() => onSelect(model.name)}
                    className={styles.model}
                  >
                    <ModelLine model={model} />
                  </ListButton>
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

interface ListButtonProps {
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
  readonly className: string | undefined;
  readonly children: React.ReactNode;
}

function ListButton({ isCurrent, onSelect, className, children }: ListButtonProps) {
  return (
    <button
      type="button"
      aria-current={isCurrent}
      className={classNames(styles.row, className)}
      onClick={onSelect}
      onFocus={(event) => event.target.matches(':focus-visible') && onSelect()}
    >
      {children}
    </button>
  );
}

function ProviderLine({ provider: { config, status, models } }: { readonly provider: ProviderState }) {
  const { icon: Icon, words } = PROVIDER_STATES[status];
  const isBuiltIn = config.baseUrl === null;
  return (
    <>
      <span className={styles.name}>{config.name}</span>
      <span className={styles.address}>{config.baseUrl ?? 'built in'}</span>
      <span className={styles.state} data-status={status}>
        <Icon size={14} aria-hidden /> {isBuiltIn ? 'Ready' : words}
        {models.length === 0 ? '' : ` · ${formatCounted(models.length, 'model')}`}
      </span>
    </>
  );
}

function ModelLine({ model }: { readonly model: ModelInfo }) {
  const state = { ready: '', loaded: 'loaded', 'not-pulled': 'not pulled', unknown: '' }[model.state];
  return (
    <>
      <span className={styles.name}>{model.model}</span>
      <span className={styles.fact}>{[model.parameters, model.quantization].filter(Boolean).join(' ')}</span>
      <span className={styles.fact}>{model.sizeBytes === null ? '' : formatBytes(model.sizeBytes)}</span>
      <span className={styles.fact}>{state}</span>
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const index = rows.findIndex((row) => row === document.activeElement);
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, index + step))]?.focus();
}
