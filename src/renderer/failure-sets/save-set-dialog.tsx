import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { RadioGroup } from '#renderer/components/radio-group.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { isFiltering, readWhat, toExportRequest } from '#renderer/export/export-choice.ts';
import type { ExportWhat } from '#renderer/export/export-choice.ts';
import { useCall, useCallMutation } from '#renderer/queries.ts';
import { writeFilter } from '#renderer/report/filter-language.ts';
import { useReportFilter } from '#renderer/report/use-report-filter.ts';
import { DialogSearch, NO_DIALOG } from '#renderer/runs/dialog-search.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { CallInput } from '#shared/contract.ts';
import { formatCounted } from '#shared/format/number.ts';
import styles from './failure-sets.module.css';
import { LONGEST_NAME, suggestedName } from './set-name.ts';

/** Keeps cases of a run as a set. Open while the address says `dialog=set`. */
export function SaveSetDialog() {
  const [search, change] = useAddress(DialogSearch);
  if (search.dialog !== 'set' || search.run === undefined) return null;
  return <OpenSaveSet runId={search.run} what={search.what} onClose={() => change(NO_DIALOG)} />;
}

interface OpenSaveSetProps {
  readonly runId: string;
  readonly what: string | undefined;
  readonly onClose: () => void;
}

function OpenSaveSet({ runId, what: asked, onClose }: OpenSaveSetProps) {
  const { selection, what: first } = readWhat(asked);
  const { filter } = useReportFilter();
  const run = useCall('runs.get', { runId });
  const [what, setWhat] = useState<ExportWhat>(first);
  const [typed, setTyped] = useState<string | null>(null);
  const saving = useSaveSet(onClose);
  const choice = { what, query: writeFilter(filter), selected: selection.length };
  const name = typed ?? (run.data ? suggestedName({ ...choice, run: run.data.number }) : '');
  const request = whatOf(toExportRequest({ runId, what, format: 'jsonl', filter, selection }).what);
  const save = () => {
    if (name.trim() !== '') saving.save({ runId, name, what: request });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save as set"
      description="A set keeps these cases, to run any model on them and to export them."
      width={480}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button variant="primary" disabled={name.trim() === ''} pending={saving.isSaving} onClick={save}>
              Save set
            </Button>
          }
        />
      }
    >
      <div className={styles.form}>
        <TextField
          label="Name"
          value={name}
          onValueChange={(next) => setTyped(next.slice(0, LONGEST_NAME))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save();
          }}
        />
        <RadioGroup
          label="Cases"
          value={what}
          onValueChange={setWhat}
          options={whatOptions({ selected: selection.length, isFiltered: isFiltering(filter) })}
        />
        {saving.error ? (
          <p role="alert" className={styles.error}>
            {saving.error.message}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

function whatOptions({ selected, isFiltered }: { readonly selected: number; readonly isFiltered: boolean }) {
  return [
    ...(selected > 0
      ? [{ value: 'selection' as const, label: `Selected (${formatCounted(selected, 'result')})` }]
      : []),
    ...(isFiltered ? [{ value: 'filter' as const, label: 'What the report shows now' }] : []),
    { value: 'failures' as const, label: 'Failures (fail and partial)' },
    { value: 'errors' as const, label: 'Errors' },
    { value: 'all' as const, label: 'All that were run' },
  ];
}

type What = CallInput<'failureSets.create'>['what'];

function whatOf(what: ReturnType<typeof toExportRequest>['what']): What {
  if (what.kind === 'all' || what.kind === 'failure-set') return { kind: 'filter', filter: {} };
  return what;
}

/** Keeps the set and offers to open it; what fails stays in the dialog. */
function useSaveSet(onDone: () => void) {
  const navigate = useNavigate();
  const toasts = useToasts();
  const { mutate, isPending, error } = useCallMutation('failureSets.create');
  return {
    isSaving: isPending,
    error,
    save: (request: CallInput<'failureSets.create'>) =>
      mutate(request, {
        onSuccess: ({ id, name, caseCount }) => {
          toasts.show({
            title: `“${name}” saved: ${formatCounted(caseCount, 'case')}`,
            action: {
              label: 'Open set',
              run: () => void navigate({ to: '/failure-sets/$setId', params: { setId: id } }),
            },
          });
          onDone();
        },
      }),
  };
}
