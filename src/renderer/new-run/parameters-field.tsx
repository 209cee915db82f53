import { Checkbox } from '#renderer/components/checkbox.tsx';
import { Disclosure } from '#renderer/components/disclosure.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { Select } from '#renderer/components/select.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Manifest } from '#shared/domain/manifest/manifest.ts';
import { Sampling } from '#shared/domain/manifest/sampling.ts';
import { describeParameters, withSampling } from './new-run-form.ts';
import type { NewRunForm } from './new-run-form.ts';
import styles from './new-run.module.css';

interface ParametersFieldProps {
  readonly form: NewRunForm;
  readonly change: (patch: Partial<NewRunForm>) => void;
  readonly problem: string | undefined;
}

type NumberKey = 'temperature' | 'maxTokens' | 'seed' | 'topP' | 'contextTokens';

const NUMBERS: readonly { key: NumberKey; label: string; min?: number; max?: number; step?: number }[] = [
  { key: 'temperature', label: 'Temperature', min: 0, max: 5, step: 0.1 },
  { key: 'maxTokens', label: 'Max tokens', min: 1, step: 64 },
  { key: 'topP', label: 'Top p', min: 0, max: 1, step: 0.05 },
  { key: 'seed', label: 'Seed' },
  { key: 'contextTokens', label: 'Context tokens', min: 256, step: 1_024 },
];

const THINKING = [
  { value: 'default', label: 'As the model does' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
] as const;
type Thinking = (typeof THINKING)[number]['value'];

/** How the model is asked. What is left empty is as the environment or the server has it. */
export function ParametersField({ form, change, problem }: ParametersFieldProps) {
  const { settings } = form;
  const { data } = useCall('environments.get', { environment: form.environment, version: form.version });
  const own = samplingOf(data?.manifest);
  const set = (patch: Partial<NewRunForm['settings']>) => change({ settings: { ...settings, ...patch } });
  const sample = <K extends keyof Sampling>(key: K, value: Sampling[K] | null) =>
    set({ sampling: withSampling(settings.sampling, key, value) });
  return (
    <Disclosure title="Parameters" summary={describeParameters(settings, own)}>
      <div className={styles.parameters}>
        {NUMBERS.map(({ key, ...limits }) => (
          <NumberField
            key={key}
            {...limits}
            placeholder={own[key] === undefined ? 'server default' : String(own[key])}
            value={settings.sampling[key] ?? null}
            onValueChange={(value) => sample(key, value)}
          />
        ))}
        <Select<Thinking>
          label="Thinking"
          value={thinkingOf(settings.sampling.think)}
          onValueChange={(value) => sample('think', thinkValue(value))}
          options={THINKING}
        />
        <NumberField
          label="Repeats"
          min={1}
          max={1_000}
          value={settings.repeats}
          onValueChange={(repeats) => set({ repeats: repeats ?? 1 })}
        />
        <NumberField
          label="Concurrency"
          min={1}
          max={256}
          placeholder="by endpoint"
          value={settings.concurrency}
          onValueChange={(concurrency) => set({ concurrency })}
        />
        <NumberField
          label="Retries"
          min={0}
          max={20}
          value={settings.maxRetries}
          onValueChange={(maxRetries) => set({ maxRetries: maxRetries ?? 0 })}
        />
      </div>
      <Checkbox checked={settings.useCache} onCheckedChange={(useCache) => set({ useCache })}>
        Answer from earlier identical requests
      </Checkbox>
      {problem === undefined ? null : (
        <p className={styles.error} role="alert">
          {problem}
        </p>
      )}
    </Disclosure>
  );
}

function samplingOf(manifest: Manifest | undefined): Sampling {
  if (!manifest || !('sampling' in manifest.harness)) return {};
  const parsed = Sampling.safeParse(manifest.harness.sampling);
  return parsed.success ? parsed.data : {};
}

function thinkingOf(think: Sampling['think']): Thinking {
  if (think === undefined) return 'default';
  if (typeof think === 'string') return think;
  return think ? 'on' : 'off';
}

function thinkValue(value: Thinking): Exclude<Sampling['think'], undefined> | null {
  if (value === 'default') return null;
  if (value === 'on' || value === 'off') return value === 'on';
  return value;
}
