import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/dialog.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { useCall } from '#renderer/queries.ts';
import { DialogSearch, NO_DIALOG } from '#renderer/runs/dialog-search.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import { NewRunEditor } from './new-run-editor.tsx';

/** Starts runs of one environment. Open while the address says `dialog=run`. */
export function NewRunDialog() {
  const [search, change] = useAddress(DialogSearch);
  if (search.dialog !== 'run') return null;
  return <LoadedNewRun search={search} onClose={() => change(NO_DIALOG)} />;
}

interface LoadedNewRunProps {
  readonly search: DialogSearch;
  readonly onClose: () => void;
}

/** Reads what the dialog is pre-filled from before it opens, so that nothing in it changes under the hands. */
function LoadedNewRun({ search, onClose }: LoadedNewRunProps) {
  const environments = useCall('environments.list', {});
  const providers = useCall('providers.list', {});
  const runs = useCall('runs.list', {});
  const settings = useCall('settings.get', {});
  const sets = useCall('failureSets.list', {});
  const error = environments.error ?? providers.error ?? runs.error ?? settings.error ?? sets.error;
  const isReady = environments.data && providers.data && runs.data && settings.data && sets.data;
  if (isReady && environments.data.length > 0) {
    return (
      <NewRunEditor
        search={search}
        environments={environments.data}
        providers={providers.data}
        runs={runs.data}
        settings={settings.data}
        sets={sets.data}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="New run">
      {error ? <ErrorState title="A run cannot be prepared." error={error} /> : null}
      {isReady ? (
        <EmptyState
          title="There is no environment to run."
          description="Import a bundle or restore the built-in environments in the hub."
          actions={<Button onClick={onClose}>Close</Button>}
        />
      ) : null}
      {!error && !isReady ? <Skeleton rows={6} /> : null}
    </Dialog>
  );
}
