import { Button } from '#renderer/components/button.tsx';
import { DialogFooter } from '#renderer/components/dialog-footer.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import type { ProviderConfig } from '#shared/domain/model.ts';
import styles from './models.module.css';
import { KeyFields, LimitFields, NameFields } from './provider-fields.tsx';
import { useProviderForm } from './use-provider-form.ts';

interface ProviderDialogProps {
  /** Null for a new one. */
  readonly provider: ProviderConfig | null;
  /** Names that are taken. */
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

/** Adds a server or changes one. */
export function ProviderDialog({ provider, names, onClose, onSaved }: ProviderDialogProps) {
  const state = useProviderForm({ provider, names, onSaved });
  const isNew = provider === null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isNew ? 'Add provider' : `Edit ${provider.name}`}
      width={480}
      footer={
        <DialogFooter
          cancel={<Button onClick={onClose}>Cancel</Button>}
          primary={
            <Button variant="primary" type="submit" form="provider-form">
              {isNew ? 'Add provider' : 'Save'}
            </Button>
          }
        />
      }
    >
      <form
        id="provider-form"
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void state.save();
        }}
      >
        <NameFields state={state} isNew={isNew} />
        {state.form.kind === 'openai' ? <KeyFields state={state} isNew={isNew} /> : null}
        <LimitFields state={state} />
        {state.failure === null ? null : (
          <p role="alert" className={styles.error}>
            {state.failure}
          </p>
        )}
      </form>
    </Dialog>
  );
}
