import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';

import dialogStyles from '../components/dialog.module.css';
import { Kbd } from '../components/kbd.tsx';
import { useCall } from '../queries.ts';
import { useAllCommands } from './commands.ts';
import { useFrame } from './frame-store.ts';
import { paletteGroups, searchPalette, type PaletteGroup, type PaletteItem } from './palette-items.ts';
import styles from './palette.module.css';

/** Search over environments, runs and commands; Enter acts, Esc returns to where the focus was. */
export function Palette() {
  const open = useFrame((frame) => frame.palette);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => useFrame.setState({ palette: next })}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogStyles.backdrop} />
        <Dialog.Viewport className={dialogStyles.viewport}>
          <Dialog.Popup className={styles.popup} aria-label="Search and commands">
            <PaletteSearch close={() => useFrame.setState({ palette: false })} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteSearch({ close }: { readonly close: () => void }) {
  const groups = usePaletteGroups();
  const [search, setSearch] = useState('');
  const found = useMemo(() => searchPalette(groups, search), [groups, search]);
  return (
    <Autocomplete.Root
      inline
      open
      items={groups}
      filteredItems={found}
      value={search}
      onValueChange={setSearch}
      autoHighlight="always"
      itemToStringValue={(item: PaletteItem) => item.label}
    >
      <div className={styles.input}>
        <Search size={16} aria-hidden />
        <Autocomplete.Input
          aria-label="Search environments, runs and commands"
          placeholder="Environments, runs, commands"
        />
      </div>
      <Autocomplete.Empty className={styles.empty}>Nothing is called like that.</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className={styles.groupLabel}>{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item
                  key={item.value}
                  value={item}
                  className={styles.item}
                  onClick={() => {
                    close();
                    item.run();
                  }}
                >
                  <span className={styles.label} dir="auto">
                    {item.label}
                  </span>
                  {item.detail === undefined ? null : <span className={styles.detail}>{item.detail}</span>}
                  {item.shortcut === undefined ? null : <Kbd shortcut={item.shortcut} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function usePaletteGroups(): readonly PaletteGroup[] {
  const navigate = useNavigate();
  const commands = useAllCommands();
  const { data: environments } = useCall('environments.list', {});
  const { data: runs } = useCall('runs.list', {});
  return useMemo(
    () =>
      paletteGroups({
        environments: environments ?? [],
        runs: runs ?? [],
        commands,
        openEnvironment: (id) => void navigate({ to: '/env/$id', params: { id } }),
        openRun: (runId) => void navigate({ to: '/runs/$runId', params: { runId } }),
      }),
    [environments, runs, commands, navigate],
  );
}
