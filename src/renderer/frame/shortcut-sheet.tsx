import { Search } from 'lucide-react';
import { useState } from 'react';

import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { useFrame } from './frame-store.ts';
import { ShortcutList } from './shortcut-list.tsx';

/** All shortcuts, from the same registry as palette and menu. */
export function ShortcutSheet() {
  const open = useFrame((frame) => frame.shortcutSheet);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => useFrame.setState({ shortcutSheet: next })}
      title="Keyboard shortcuts"
      width={560}
    >
      <SearchedShortcuts />
    </Dialog>
  );
}

function SearchedShortcuts() {
  const [search, setSearch] = useState('');
  return (
    <>
      <TextField
        label="Search shortcuts"
        hideLabel
        icon={Search}
        placeholder="Search shortcuts"
        value={search}
        onValueChange={setSearch}
      />
      <ShortcutList search={search} />
    </>
  );
}
