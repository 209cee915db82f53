import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { useCall, useCallMutation } from '#renderer/queries.ts';
import { DialogSearch, NO_DIALOG } from '#renderer/runs/dialog-search.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import { formatCounted } from '#shared/format/number.ts';
import { MatrixFields } from './matrix-fields.tsx';
import { EMPTY_MATRIX, matrixSelection } from './matrix-form.ts';
import type { MatrixForm } from './matrix-form.ts';

/** Starts several environments with several models at once. Open while the address says `dialog=matrix`. */
export function MatrixDialog() {
  const [search, change] = useAddress(DialogSearch);
  if (search.dialog !== 'matrix') return null;
  return <OpenMatrix onClose={() => change(NO_DIALOG)} />;
}

function OpenMatrix({ onClose }: { readonly onClose: () => void }) {
  const { data: environments = [] } = useCall('environments.list', {});
  const { data: providers = [] } = useCall('providers.list', {});
  const [form, setForm] = useState<MatrixForm>(EMPTY_MATRIX);
  const { start, isStarting, error } = useStartMatrix(form);
  const pairs = form.environments.length * form.models.length;
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (pairs > 0 && !isStarting) start();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Run several"
      width={640}
      onKeyDown={handleKey}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button
              variant="primary"
              icon={Play}
              shortcut="Mod+Enter"
              disabled={pairs === 0}
              pending={isStarting}
              onClick={start}
            >
              {pairs === 0 ? 'Start runs' : `Start ${formatCounted(pairs, 'run')}`}
            </Button>
          }
        />
      }
    >
      <MatrixFields
        form={form}
        change={(patch) => setForm((before) => ({ ...before, ...patch }))}
        environments={environments}
        providers={providers}
        error={error}
      />
    </Dialog>
  );
}

/** Starts all runs and shows them in the list; what fails stays in the dialog. */
function useStartMatrix(form: MatrixForm) {
  const navigate = useNavigate();
  const { mutate, isPending, error } = useCallMutation('runs.startMatrix');
  const start = () =>
    mutate(
      {
        environments: form.environments.map((id) => ({ id })),
        models: [...form.models],
        settings: { ...form.settings, selection: matrixSelection(form) },
      },
      { onSuccess: () => void navigate({ to: '/runs', search: {} }) },
    );
  return { start, isStarting: isPending, error };
}
