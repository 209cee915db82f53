import { Download } from 'lucide-react';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { RadioGroup } from '#renderer/components/radio-group.tsx';
import { Select } from '#renderer/components/select.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import { saveHandle } from '#renderer/files.ts';
import { useReportFilter } from '#renderer/report/use-report-filter.ts';
import { DialogSearch, NO_DIALOG } from '#renderer/runs/dialog-search.ts';
import { useCall } from '#renderer/queries.ts';
import { useRunActions } from '#renderer/runs/use-run-actions.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { ExportFormat, ExportPreview } from '#shared/domain/export.ts';
import { formatCounted } from '#shared/format/number.ts';
import { FORMATS, isFiltering, readWhat, toExportRequest } from './export-choice.ts';
import type { ExportWhat } from './export-choice.ts';
import { ExportPreviewView } from './export-preview-view.tsx';
import styles from './export.module.css';

/** Exports cases of a run to a file, after showing what will be in it. Open while the address says `dialog=export`. */
export function ExportDialog() {
  const [search, change] = useAddress(DialogSearch);
  if (search.dialog !== 'export' || search.run === undefined) return null;
  return <OpenExportDialog runId={search.run} what={search.what} onClose={() => change(NO_DIALOG)} />;
}

interface OpenExportDialogProps {
  readonly runId: string;
  readonly what: string | undefined;
  readonly onClose: () => void;
}

function OpenExportDialog({ runId, what: asked, onClose }: OpenExportDialogProps) {
  const { selection, what: first, set } = readWhat(asked);
  const sets = useCall('failureSets.list', {}, { enabled: set !== null });
  const { saveSet } = useRunActions();
  const [what, setWhat] = useState<ExportWhat>(first);
  const [format, setFormat] = useState<ExportFormat>('jsonl');
  const { filter } = useReportFilter();
  const request = toExportRequest({ runId, what, format, filter, selection, set });
  const preview = useCall('exports.preview', request, { keepPrevious: true });
  const saving = useSaveExport(request, preview.data, onClose);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Export cases"
      footer={
        <ExportFooter
          count={preview.data?.count}
          isSaving={saving.isSaving}
          onExport={() => void saving.save()}
          onClose={onClose}
          {...(what !== 'set' && {
            onSaveSet: () => saveSet(runId, what === 'selection' ? asked : what),
          })}
        />
      }
    >
      <div className={styles.form}>
        <RadioGroup
          label="Cases"
          value={what}
          onValueChange={setWhat}
          options={whatOptions({
            selected: selection.length,
            isFiltered: isFiltering(filter),
            set: set === null ? null : (sets.data?.find(({ id }) => id === set)?.name ?? 'the set'),
          })}
        />
        <Select
          label="Format"
          value={format}
          onValueChange={setFormat}
          options={FORMATS}
          description={FORMATS.find(({ value }) => value === format)?.about}
        />
        <ExportPreviewView preview={preview.data} error={saving.error ?? preview.error} />
      </div>
    </Dialog>
  );
}

interface ExportFooterProps {
  /** Records that would be written; undefined until it is known. */
  readonly count: number | undefined;
  readonly isSaving: boolean;
  readonly onExport: () => void;
  readonly onClose: () => void;
  readonly onSaveSet?: () => void;
}

function ExportFooter({ count, isSaving, onExport, onClose, onSaveSet }: ExportFooterProps) {
  return (
    <DialogFooter
      start={onSaveSet === undefined ? null : <Button onClick={onSaveSet}>Save as set…</Button>}
      cancel={<Button onClick={onClose}>Cancel</Button>}
      primary={
        <Button
          variant="primary"
          icon={Download}
          disabled={(count ?? 0) === 0}
          pending={isSaving}
          onClick={onExport}
        >
          {count === undefined ? 'Export' : `Export ${formatCounted(count, 'case')}`}
        </Button>
      }
    />
  );
}

interface Offer {
  readonly selected: number;
  readonly isFiltered: boolean;
  /** Name of the set that is exported. */
  readonly set: string | null;
}

function whatOptions({ selected, isFiltered, set }: Offer) {
  return [
    ...(set === null ? [] : [{ value: 'set' as const, label: `Of the set “${set}”` }]),
    { value: 'failures' as const, label: 'Failures (fail and partial)' },
    { value: 'errors' as const, label: 'Errors' },
    ...(isFiltered ? [{ value: 'filter' as const, label: 'What the report shows now' }] : []),
    ...(selected > 0 ? [{ value: 'selection' as const, label: `Selected (${selected})` }] : []),
    { value: 'all' as const, label: 'All' },
  ];
}

/** Writes the file and hands it over; what fails stays in the dialog. */
function useSaveExport(
  request: ReturnType<typeof toExportRequest>,
  preview: ExportPreview | undefined,
  onDone: () => void,
) {
  const client = useClient();
  const toasts = useToasts();
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  async function save(): Promise<void> {
    setIsSaving(true);
    setError(null);
    try {
      const file = await client.call('exports.create', request);
      const saved = await saveHandle(client, file);
      if (saved === null) return;
      toasts.show({
        title: `Exported ${formatCounted(preview?.count ?? 0, 'case')}`,
        description: saved.path ?? file.fileName,
      });
      onDone();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setIsSaving(false);
    }
  }
  return { isSaving, error, save };
}
