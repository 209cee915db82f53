import { useNavigate } from '@tanstack/react-router';
import { Download, Ellipsis, PencilLine, Trash2 } from 'lucide-react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { useClient } from '../client.ts';
import { IconButton } from '../components/icon-button.tsx';
import { Menu } from '../components/menu.tsx';
import { useToasts } from '../components/toast.tsx';
import { saveHandle } from '../files.ts';
import { useDeleteEnvironment } from './use-delete-environment.ts';
import { useEditCopy } from './use-edit-copy.ts';

interface EnvironmentMenuProps {
  readonly environment: EnvironmentSummary;
  /** Goes back to the hub once the environment is gone. */
  readonly leaveAfterDelete?: boolean;
}

/** What else can be done with an environment. */
export function EnvironmentMenu({ environment, leaveAfterDelete = false }: EnvironmentMenuProps) {
  const remove = useDeleteEnvironment();
  const navigate = useNavigate();
  const pack = usePack();
  const editCopy = useEditCopy();
  return (
    <Menu
      trigger={<IconButton icon={Ellipsis} label="More actions" />}
      entries={[
        { label: 'Edit a copy…', icon: PencilLine, onSelect: () => void editCopy(environment) },
        { label: 'Export .zip…', icon: Download, onSelect: () => void pack(environment) },
        'separator',
        {
          label: `Delete ${environment.version}`,
          icon: Trash2,
          danger: true,
          onSelect: () => {
            remove(environment);
            if (leaveAfterDelete) void navigate({ to: '/hub' });
          },
        },
      ]}
    />
  );
}

function usePack(): (environment: EnvironmentSummary) => Promise<void> {
  const client = useClient();
  const toasts = useToasts();
  return async ({ id, version, title }) => {
    try {
      const file = await client.call('environments.pack', { environment: id, version });
      const saved = await saveHandle(client, file);
      if (saved !== null) {
        toasts.show({ title: `${title} ${version} exported`, description: saved.path ?? file.fileName });
      }
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: 'The environment was not exported', description, kind: 'error' });
    }
  };
}
