import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { MultiCombobox } from '#renderer/components/multi-combobox.tsx';
import { useCall, useCallMutation } from '#renderer/queries.ts';
import { DialogSearch, NO_DIALOG } from '#renderer/runs/dialog-search.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import { RunSettings } from '#shared/domain/run.ts';
import { formatCount, formatCounted } from '#shared/format/number.ts';
import { ModelsField } from './models-field.tsx';
import styles from './new-run.module.css';

/** Starts several environments with several models at once. Open while the address says `dialog=matrix`. */
export function MatrixDialog() {
  const [search, change] = useAddress(DialogSearch);
  if (search.dialog !== 'matrix') return null;
  return <OpenMatrix onClose={() => change(NO_DIALOG)} />;
}

function OpenMatrix({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const { data: environments = [] } = useCall('environments.list', {});
  const { data: providers = [] } = useCall('providers.list', {});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [models, setModels] = useState<readonly string[]>([]);
  const [judges, setJudges] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useCallMutation('runs.startMatrix');
  const picked = environments.filter(({ id }) => chosen.includes(id));
  const needsJudge = picked.some(({ checkKinds }) => checkKinds.includes('judge'));
  const pairs = chosen.length * models.length;
  const cases = picked.reduce((sum, { caseCount }) => sum + caseCount, 0) * models.length;
  const start = () =>
    mutate(
      {
        environments: chosen.map((id) => ({ id })),
        models: [...models],
        settings: RunSettings.parse({ judges }),
      },
      { onSuccess: () => void navigate({ to: '/runs', search: {} }) },
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run several"
      width={640}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button variant="primary" icon={Play} disabled={pairs === 0} pending={isPending} onClick={start}>
              {pairs === 0 ? 'Start runs' : `Start ${formatCounted(pairs, 'run')}`}
            </Button>
          }
        />
      }
    >
      <div className={styles.form}>
        <MultiCombobox
          label="Environments"
          value={chosen}
          onValueChange={setChosen}
          placeholder={chosen.length === 0 ? 'Choose environments' : 'Add…'}
          options={environments.map(({ id, title, version, caseCount }) => ({
            value: id,
            label: `${title} ${version}`,
            detail: formatCounted(caseCount, 'case'),
          }))}
        />
        <ModelsField value={models} onChange={setModels} providers={providers} problems={[]} />
        {needsJudge ? (
          <ModelsField
            label="Judges"
            description="Some of these environments score with a model."
            value={judges}
            onChange={setJudges}
            providers={providers}
            problems={[]}
          />
        ) : null}
        <p aria-live="polite" className={error ? styles.error : undefined}>
          {error
            ? error.message
            : `${formatCount(chosen.length)} × ${formatCount(models.length)} = ${formatCounted(pairs, 'run')} over ${formatCounted(cases, 'case')}; all runs of one model follow each other, so that a local model is loaded once.`}
        </p>
      </div>
    </Dialog>
  );
}
