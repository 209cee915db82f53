import { Disclosure } from '#renderer/components/disclosure.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import type { Sampling } from '#shared/domain/manifest/sampling.ts';
import type { MatrixForm } from './matrix-form.ts';
import { describeParameters, withSampling } from './new-run-form.ts';
import styles from './new-run.module.css';

interface MatrixParametersProps {
  readonly settings: MatrixForm['settings'];
  readonly onChange: (settings: MatrixForm['settings']) => void;
}

/** How the models are asked in every run; what is left empty is as each environment has it. */
export function MatrixParameters({ settings, onChange }: MatrixParametersProps) {
  const sample = <K extends keyof Sampling>(key: K, value: Sampling[K] | null) =>
    onChange({ ...settings, sampling: withSampling(settings.sampling, key, value) });
  return (
    <Disclosure title="Parameters" summary={summaryOf(settings)}>
      <div className={styles.parameters}>
        <NumberField
          label="Temperature"
          min={0}
          max={5}
          step={0.1}
          placeholder="by environment"
          value={settings.sampling.temperature ?? null}
          onValueChange={(value) => sample('temperature', value)}
        />
        <NumberField
          label="Max tokens"
          min={1}
          step={64}
          placeholder="by environment"
          value={settings.sampling.maxTokens ?? null}
          onValueChange={(value) => sample('maxTokens', value)}
        />
        <NumberField
          label="Seed"
          placeholder="by environment"
          value={settings.sampling.seed ?? null}
          onValueChange={(value) => sample('seed', value)}
        />
        <NumberField
          label="Repeats"
          min={1}
          max={1_000}
          value={settings.repeats}
          onValueChange={(repeats) => onChange({ ...settings, repeats: repeats ?? 1 })}
        />
        <NumberField
          label="Concurrency"
          min={1}
          max={256}
          placeholder="by endpoint"
          value={settings.concurrency}
          onValueChange={(concurrency) => onChange({ ...settings, concurrency })}
        />
      </div>
    </Disclosure>
  );
}

function summaryOf(settings: MatrixForm['settings']): string {
  const isUntouched = Object.keys(settings.sampling).length === 0;
  return isUntouched
    ? `as each environment has them · repeats ${settings.repeats}`
    : describeParameters(settings, {});
}
