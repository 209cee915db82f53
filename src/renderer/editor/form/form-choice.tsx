import { Select } from '#renderer/components/select.tsx';
import type { Path } from '../manifest-help/manifest-schema.ts';
import { valueAt } from './manifest-document.ts';
import type { FormWiring } from './manifest-form.tsx';

interface FormChoiceProps extends FormWiring {
  readonly label: string;
  readonly path: Path;
  readonly values: readonly string[];
  /** What holds where the manifest says nothing. */
  readonly standard?: string | undefined;
  readonly description?: string | undefined;
}

/** One of several values of the manifest; a value that is none of them is shown too. */
export function FormChoice({ data, set, label, path, values, standard, description }: FormChoiceProps) {
  const value = valueAt(data, path);
  const chosen = typeof value === 'string' ? value : (standard ?? '');
  const all = values.includes(chosen) ? values : [chosen, ...values];
  return (
    <Select
      label={label}
      description={description}
      value={chosen}
      onValueChange={(next) => set(path, next)}
      options={all.map((each) => ({ value: each, label: each === '' ? 'not chosen' : each }))}
    />
  );
}
