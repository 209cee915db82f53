import { NumberField } from '#renderer/components/number-field.tsx';
import type { Path } from '../manifest-help/manifest-schema.ts';
import { valueAt } from './manifest-document.ts';
import type { FormWiring } from './manifest-form.tsx';

interface FormNumberProps extends FormWiring {
  readonly label: string;
  readonly path: Path;
  /** What holds where the manifest says nothing. */
  readonly standard?: number | undefined;
  readonly description?: string | undefined;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/** A number of the manifest; emptied, it is taken away and the default holds. */
export function FormNumber({ data, set, label, path, standard, description, ...bounds }: FormNumberProps) {
  const value = valueAt(data, path);
  return (
    <NumberField
      label={label}
      description={description}
      value={typeof value === 'number' ? value : null}
      placeholder={standard === undefined ? '' : String(standard)}
      onValueChange={(next) => set(path, next ?? undefined)}
      {...bounds}
    />
  );
}
