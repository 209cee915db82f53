import { MultiCombobox } from '#renderer/components/multi-combobox.tsx';
import { NumberField } from '#renderer/components/number-field.tsx';
import { RadioGroup } from '#renderer/components/radio-group.tsx';
import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import type { ProviderState } from '#shared/domain/model.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { matrixAttempts } from './matrix-form.ts';
import type { MatrixForm } from './matrix-form.ts';
import { MatrixParameters } from './matrix-parameters.tsx';
import { ModelsField } from './models-field.tsx';
import styles from './new-run.module.css';

interface MatrixFieldsProps {
  readonly form: MatrixForm;
  readonly change: (patch: Partial<MatrixForm>) => void;
  readonly environments: readonly EnvironmentSummary[];
  readonly providers: readonly ProviderState[];
  readonly error: Error | null;
}

/** Environments, models, which cases of each, parameters; then how much that is. */
export function MatrixFields({ form, change, environments, providers, error }: MatrixFieldsProps) {
  const picked = environments.filter(({ id }) => form.environments.includes(id));
  const needsJudge = picked.some(({ checkKinds }) => checkKinds.includes('judge'));
  return (
    <div className={styles.form}>
      <MultiCombobox
        label="Environments"
        value={form.environments}
        onValueChange={(chosen) => change({ environments: chosen })}
        placeholder={form.environments.length === 0 ? 'Choose environments' : 'Add…'}
        options={environments.map(({ id, title, version, caseCount }) => ({
          value: id,
          label: `${title} ${version}`,
          detail: formatCounted(caseCount, 'case'),
        }))}
      />
      <ModelsField
        value={form.models}
        onChange={(models) => change({ models })}
        providers={providers}
        problems={[]}
      />
      {needsJudge ? (
        <ModelsField
          label="Judges"
          description="Some of these environments score with a model."
          value={form.settings.judges}
          onChange={(judges) => change({ settings: { ...form.settings, judges: [...judges] } })}
          providers={providers}
          problems={[]}
        />
      ) : null}
      <MatrixCases form={form} change={change} />
      <MatrixParameters settings={form.settings} onChange={(settings) => change({ settings })} />
      <p role={error ? 'alert' : 'status'} className={error ? styles.error : styles.estimate}>
        {error ? error.message : amountWords(form, picked)}
      </p>
    </div>
  );
}

type MatrixCasesProps = Pick<MatrixFieldsProps, 'form' | 'change'>;

function MatrixCases({ form, change }: MatrixCasesProps) {
  return (
    <RadioGroup
      label="Cases of each environment"
      value={form.cases}
      onValueChange={(cases) => change({ cases })}
      options={[
        { value: 'all', label: 'All' },
        {
          value: 'first',
          label: 'First',
          extra: (
            <CaseNumber
              label="Number of first cases"
              value={form.first}
              onChange={(first) => change({ cases: 'first', first })}
            />
          ),
        },
        { value: 'sample', label: 'Random', extra: <MatrixSample form={form} change={change} /> },
      ]}
    />
  );
}

function MatrixSample({ form, change }: MatrixCasesProps) {
  return (
    <>
      <CaseNumber
        label="Number of random cases"
        value={form.sample}
        onChange={(sample) => change({ cases: 'sample', sample })}
      />
      <span className={styles.quiet}>seed</span>
      <NumberField
        label="Seed of the random choice"
        hideLabel
        className={styles.number}
        value={form.seed}
        onValueChange={(seed) => change({ cases: 'sample', seed: seed ?? 0 })}
      />
    </>
  );
}

interface CaseNumberProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function CaseNumber({ label, value, onChange }: CaseNumberProps) {
  return (
    <NumberField
      label={label}
      hideLabel
      className={styles.number}
      min={1}
      value={value}
      onValueChange={(next) => onChange(next ?? 1)}
    />
  );
}

function amountWords(form: MatrixForm, picked: readonly EnvironmentSummary[]): string {
  const { environments, models, cases } = form;
  const pairs = environments.length * models.length;
  if (pairs === 0) return 'Choose environments and models; every pair becomes a run.';
  const attempts = matrixAttempts(
    form,
    picked.map(({ caseCount }) => caseCount),
  );
  const partial = cases === 'all' ? '' : ' Only runs over all cases are on the leaderboard.';
  return `${formatCount(environments.length)} × ${formatCount(models.length)} = ${formatCounted(pairs, 'run')} of ${formatCounted(attempts, 'attempt')}. All runs of one model follow each other, so that a local model is loaded once.${partial}`;
}
