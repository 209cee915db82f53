import { useState } from 'react';

import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { Button } from '../components/button.tsx';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { useToasts } from '../components/toast.tsx';
import { useCallMutation } from '../queries.ts';
import styles from './environment.module.css';

/** What the environment needs beyond the sandboxes, and whether the user granted it to this very bundle. */
export function GrantNotice({ environment }: { readonly environment: EnvironmentDetail }) {
  const { manifest, grants, title, version } = environment;
  const [isAsking, setIsAsking] = useState(false);
  const change = useGrant(environment);
  if (!manifest.requires.includes('native-python')) return null;
  const isGranted = grants.includes('native-python');
  return (
    <div className={styles.grant} role="note">
      <p>
        {isGranted
          ? 'You let this version run its Python with the interpreter of this machine, inside a process sandbox.'
          : 'This environment needs the Python of this machine (native-python) and does not run without your grant.'}
      </p>
      {isGranted ? (
        <Button onClick={() => change(false)}>Take the grant back</Button>
      ) : (
        <Button onClick={() => setIsAsking(true)}>Grant…</Button>
      )}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Let ${title} ${version} run native Python?`}
        action="Grant"
        onConfirm={() => change(true)}
      >
        Its code runs in a process of this machine, without network and with a file system of its own. That is
        less than the sandbox of the application keeps away. The grant holds for exactly this bundle.
      </ConfirmDialog>
    </div>
  );
}

function useGrant({ id, version }: EnvironmentDetail): (granted: boolean) => void {
  const toasts = useToasts();
  const { mutate } = useCallMutation('environments.grant');
  return (granted) =>
    mutate(
      { environment: id, version, grant: 'native-python', granted },
      {
        onError: (error) =>
          toasts.show({ title: 'The grant was not changed', description: error.message, kind: 'error' }),
      },
    );
}
