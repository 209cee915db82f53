import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Price } from '#shared/domain/model.ts';
import styles from './models.module.css';

/** What a million tokens cost; unknown prices make the cost of runs unknown, never zero. */
export function PriceField({ model }: { readonly model: string }) {
  const { data } = useCall('prices.list', {});
  if (!data) return null;
  const price = data.find((each) => each.model === model);
  return <PriceEditor key={`${price?.inputUsd} ${price?.outputUsd}`} model={model} price={price} />;
}

function PriceEditor({ model, price }: { readonly model: string; readonly price: Price | undefined }) {
  const client = useClient();
  const queries = useQueryClient();
  const [inputUsd, setInputUsd] = useState<number | null>(price?.inputUsd ?? null);
  const [outputUsd, setOutputUsd] = useState<number | null>(price?.outputUsd ?? null);
  const [error, setError] = useState<string | null>(null);
  const isChanged = inputUsd !== (price?.inputUsd ?? null) || outputUsd !== (price?.outputUsd ?? null);
  const isEmpty = inputUsd === null && outputUsd === null;
  const isComplete = inputUsd !== null && outputUsd !== null;
  async function save(): Promise<void> {
    try {
      await client.call('prices.set', { model, price: isComplete ? { inputUsd, outputUsd } : null });
      await queries.invalidateQueries({ queryKey: ['prices.list'] });
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    }
  }
  return (
    <section className={styles.part} aria-label="Price">
      <h3>Price</h3>
      <p className={styles.quiet}>
        US dollars per million tokens. Runs without a price show their cost as —.
      </p>
      <form
        className={styles.inline}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <NumberField
          label="Input"
          min={0}
          step={0.1}
          placeholder="—"
          value={inputUsd}
          onValueChange={setInputUsd}
        />
        <NumberField
          label="Output"
          min={0}
          step={0.1}
          placeholder="—"
          value={outputUsd}
          onValueChange={setOutputUsd}
        />
        <Button type="submit" disabled={!isChanged || (!isComplete && !isEmpty)}>
          Save price
        </Button>
      </form>
      {error === null ? null : (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
