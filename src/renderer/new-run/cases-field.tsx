import { NumberField } from '#renderer/components/number-field.tsx';
import { RadioGroup } from '#renderer/components/radio-group.tsx';
import { Select } from '#renderer/components/select.tsx';
import type { Output } from '#shared/contract.ts';
import type { FailureSet } from '#shared/domain/failure-set.ts';
import type { CaseSelection } from '#shared/domain/run.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import type { NewRunForm } from './new-run-form.ts';
import styles from './new-run.module.css';

interface CasesFieldProps {
  readonly form: NewRunForm;
  readonly change: (patch: Partial<NewRunForm>) => void;
  /** Cases of the environment. */
  readonly total: number;
  /** Failures of an earlier run that can be run alone. */
  readonly failures: { readonly number: number; readonly count: number } | null;
  /** Sets of the environment. */
  readonly sets: readonly FailureSet[];
  readonly problem: Output<'runs.estimate'>['problems'][number] | undefined;
}

/** Which cases are run. */
export function CasesField(props: CasesFieldProps) {
  const { form, change, total, failures, sets, problem } = props;
  const ofRun = failures && {
    value: 'failures-of' as const,
    label: `Failures of run ${failures.number} (${formatCount(failures.count)})`,
  };
  return (
    <div>
      <RadioGroup<CaseSelection['kind']>
        label="Cases"
        value={form.cases}
        onValueChange={(cases) => change({ cases })}
        options={[
          { value: 'all', label: `All ${formatCount(total)}` },
          { value: 'first', label: 'First', extra: <FirstNumber {...props} /> },
          { value: 'sample', label: 'Random', extra: <SampleNumbers {...props} /> },
          ...(ofRun === null ? [] : [ofRun]),
          ...(sets.length === 0
            ? []
            : [{ value: 'failure-set' as const, label: 'Set', extra: <SetChoice {...props} /> }]),
        ]}
      />
      {problem === undefined ? null : (
        <p className={problem.blocking ? styles.error : styles.notice} role="alert">
          {problem.message}
        </p>
      )}
    </div>
  );
}

function FirstNumber({ form, change, total }: CasesFieldProps) {
  return (
    <NumberField
      label="Number of first cases"
      hideLabel
      className={styles.number}
      min={1}
      max={Math.max(1, total)}
      value={form.first}
      onValueChange={(first) => change({ cases: 'first', first: first ?? 1 })}
    />
  );
}

function SampleNumbers({ form, change, total }: CasesFieldProps) {
  return (
    <>
      <NumberField
        label="Number of random cases"
        hideLabel
        className={styles.number}
        min={1}
        max={Math.max(1, total)}
        value={form.sample}
        onValueChange={(sample) => change({ cases: 'sample', sample: sample ?? 1 })}
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

function SetChoice({ form, change, sets }: CasesFieldProps) {
  return (
    <Select
      label="Set of cases"
      hideLabel
      className={styles.set}
      value={form.failureSet ?? ''}
      onValueChange={(failureSet) => change({ cases: 'failure-set', failureSet })}
      options={sets.map(({ id, name, caseCount }) => ({
        value: id,
        label: name,
        detail: formatCounted(caseCount, 'case'),
      }))}
    />
  );
}
