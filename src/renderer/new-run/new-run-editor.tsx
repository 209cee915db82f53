import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useRef, useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { Select } from '#renderer/components/select.tsx';
import { useCall } from '#renderer/queries.ts';
import type { ProviderState } from '#shared/domain/model.ts';
import type { RunRequest } from '#shared/domain/run.ts';
import { formatCounted } from '#shared/format/number.ts';
import { beginFrom, failuresOf } from './begin-from.ts';
import type { Surroundings } from './begin-from.ts';
import { CasesField } from './cases-field.tsx';
import { EstimateLine } from './estimate-line.tsx';
import { ModelsField } from './models-field.tsx';
import { toRunRequest } from './new-run-form.ts';
import type { NewRunForm } from './new-run-form.ts';
import styles from './new-run.module.css';
import { ParametersField } from './parameters-field.tsx';
import { TryResult } from './try-result.tsx';
import { useDebounced } from './use-debounced.ts';
import { useTry } from './use-try.ts';

interface NewRunEditorProps extends Surroundings {
  readonly providers: readonly ProviderState[];
  readonly onClose: () => void;
}

const SETTLE_MS = 200;

/** The whole choice on one screen; Ctrl+Enter starts. */
export function NewRunEditor({ onClose, providers, ...surroundings }: NewRunEditorProps) {
  const { environments, runs } = surroundings;
  const [form, setForm] = useState(() => beginFrom(surroundings));
  const start = useRef<HTMLButtonElement>(null);
  const request = toRunRequest(form);
  const settled = useDebounced(request, SETTLE_MS);
  const estimate = useCall('runs.estimate', settled ?? NO_REQUEST, {
    enabled: settled !== null,
    keepPrevious: true,
  });
  const trial = useTry();
  const starting = useStart(onClose);
  const environment = environments.find(({ id }) => id === form.environment);
  const problems = settled === null ? [] : (estimate.data?.problems ?? []);
  const problemOf = (field: (typeof problems)[number]['field']) =>
    problems.find((problem) => problem.field === field);
  const isBlocked = problems.some(({ blocking }) => blocking);
  const change = (patch: Partial<NewRunForm>) => setForm({ ...form, ...patch });
  const begin = () => {
    if (request !== null && !starting.isStarting) void starting.start(request);
  };
  const failedRun = runs.find(({ id }) => id === form.failuresOf);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New run"
      width={640}
      {...(form.models.length > 0 && { initialFocus: start })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        begin();
      }}
      footer={
        <DialogFooter
          start={
            <Button
              disabled={request === null}
              pending={trial.isTrying}
              onClick={() => request && void trial.run(request)}
            >
              Try 1 case
            </Button>
          }
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button
              ref={start}
              variant="primary"
              icon={Play}
              shortcut="Mod+Enter"
              disabled={request === null || isBlocked}
              pending={starting.isStarting}
              onClick={begin}
            >
              {form.models.length > 1 ? `Start ${formatCounted(form.models.length, 'run')}` : 'Start run'}
            </Button>
          }
        />
      }
    >
      <div className={styles.form}>
        <Select
          label="Environment"
          value={form.environment}
          onValueChange={(id) => setForm(beginFrom(surroundings, id))}
          error={problemOf('environment')?.message}
          options={environments.map(({ id, title, version }) => ({
            value: id,
            label: `${title} ${id === form.environment ? (form.version ?? version) : version}`,
          }))}
        />
        {environment?.runsCode ? (
          <p className={styles.notice}>
            This environment runs code out of its bundle or the model, in a sandbox without files and network.
          </p>
        ) : null}
        <ModelsField
          value={form.models}
          onChange={(models) => change({ models })}
          providers={providers}
          problems={problems.filter(({ field }) => field === 'models')}
        />
        <CasesField
          form={form}
          change={change}
          total={environment?.caseCount ?? 0}
          failures={failedRun ? { number: failedRun.number, count: failuresOf(failedRun) } : null}
          problem={problemOf('selection')?.message}
        />
        <ParametersField form={form} change={change} problem={problemOf('settings')?.message} />
        <EstimateLine
          estimate={settled === null ? undefined : estimate.data}
          error={starting.error ?? estimate.error}
        />
        <TryResult trial={trial} />
      </div>
    </Dialog>
  );
}

/** Never sent: the query is off while there is nothing to ask. */
const NO_REQUEST = { environment: '-', models: ['none:none'] };

/** Starts the runs and opens the report of the first. */
function useStart(onClose: () => void) {
  const client = useClient();
  const navigate = useNavigate();
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  async function start(request: RunRequest): Promise<void> {
    setIsStarting(true);
    setError(null);
    try {
      const [first] = await client.call('runs.start', request);
      if (first) await navigate({ to: '/runs/$runId', params: { runId: first.id } });
      else onClose();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setIsStarting(false);
    }
  }
  return { isStarting, error, start };
}
