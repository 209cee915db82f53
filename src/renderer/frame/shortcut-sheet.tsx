import { Dialog } from '../components/dialog.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { useFrame } from './frame-store.ts';

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
      <ShortcutList />
    </Dialog>
  );
}
