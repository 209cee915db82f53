import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { TextField } from '#renderer/components/text-field.tsx';
import { useToasts } from '#renderer/components/toast.tsx';
import type { Draft } from '#shared/domain/draft.ts';
import { MANIFEST_FILE } from '#shared/domain/manifest/manifest.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { formatCounted } from '#shared/format/number.ts';
import { useSession } from './files/use-session.ts';
import styles from './editor.module.css';

interface SaveVersionDialogProps {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  readonly onClose: () => void;
}

/** Makes a version of the draft that can be run. */
export function SaveVersionDialog({ draft, problems, onClose }: SaveVersionDialogProps) {
  const [version, setVersion] = useState(draft.suggestedVersion);
  const { save, isSaving, error } = useSaveVersion(draft, onClose);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title="Save as a version"
      description="A version can be run, compared and exported, and never changes again. The draft stays, for the next one."
      width={480}
      footer={
        <DialogFooter
          primary={
            <Button
              variant="primary"
              pending={isSaving}
              disabled={errors > 0}
              onClick={() => void save(version.trim())}
            >
              Save {version.trim()}
            </Button>
          }
          cancel={<Button onClick={onClose}>Cancel</Button>}
        />
      }
    >
      <div className={styles.form}>
        <TextField
          label="Version"
          code
          value={version}
          onValueChange={setVersion}
          description={
            draft.isVersionTaken && draft.version !== null
              ? `${draft.environmentId} ${draft.version} is there already, so ${draft.suggestedVersion} is suggested. The number is written into ${MANIFEST_FILE}.`
              : `The number is written into ${MANIFEST_FILE}.`
          }
          error={error}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && errors === 0 && !isSaving) void save(version.trim());
          }}
        />
        {errors > 0 ? (
          <p role="alert" className={styles.failure}>
            {formatCounted(errors, 'error')} must be mended first; F8 leads from one to the next.
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

function useSaveVersion(draft: Draft, onDone: () => void) {
  const client = useClient();
  const queries = useQueryClient();
  const session = useSession();
  const toasts = useToasts();
  const navigate = useNavigate();
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function save(version: string): Promise<void> {
    setSaving(true);
    setError(null);
    try {
      const { tabs } = session.store.getState();
      await Promise.all(tabs.map((path) => session.save(path)));
      const saved = await client.call('drafts.save', { draftId: draft.id, version });
      await session.reload(MANIFEST_FILE);
      await queries.invalidateQueries({ queryKey: ['drafts.get', { draftId: draft.id }] });
      toasts.show({
        title: `${saved.id} ${saved.version} saved`,
        action: {
          label: 'Run…',
          run: () =>
            void navigate({
              to: '.',
              search: (before) => ({
                ...before,
                dialog: 'run' as const,
                env: saved.id,
                version: saved.version,
              }),
            }),
        },
      });
      onDone();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setSaving(false);
    }
  }
  return { save, isSaving, error };
}
