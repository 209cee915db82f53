import { Plus, Trash2 } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { IconButton } from '#renderer/components/icon-button.tsx';
import styles from '../editor.module.css';
import type { Path } from '../manifest-help/manifest-schema.ts';
import { KindForm } from './kind-form.tsx';
import { valueAt } from './manifest-document.ts';
import type { FormWiring } from './manifest-form.tsx';

const CHECKS: Path = ['scoring', 'checks'];

/** The checks of the scoring, each with its kind and parameters. */
export function ChecksForm(wiring: FormWiring) {
  const value = valueAt(wiring.data, CHECKS);
  const checks: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <>
      {checks.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className={styles.check}>
          <legend className={styles.checkHead}>
            Check {index + 1}
            {checks.length > 1 ? (
              <IconButton
                icon={Trash2}
                size={14}
                label={`Delete check ${index + 1}`}
                onClick={() => wiring.set([...CHECKS, index], undefined)}
              />
            ) : null}
          </legend>
          <KindForm {...wiring} title="" path={[...CHECKS, index]} without={['name']} />
        </fieldset>
      ))}
      <Button
        icon={Plus}
        className={styles.start}
        onClick={() => wiring.set([...CHECKS, checks.length], { kind: 'exact' })}
      >
        Add check
      </Button>
    </>
  );
}
