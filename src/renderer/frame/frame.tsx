import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';

import { Skeleton } from '../components/skeleton.tsx';
import { DropTarget } from '../import/drop-target.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { useRunFeed } from '../runs/use-run-feed.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { DialogHost } from './dialog-host.tsx';
import { useFocusKeeper } from './focus-keeper.ts';
import { useFrameCommands } from './frame-commands.ts';
import styles from './frame.module.css';
import { useGlobalKeys } from './global-keys.ts';
import { useLook } from './look.ts';
import { useWindowTitle } from './page-title.ts';
import { Palette } from './palette.tsx';
import { RunEndings } from './run-endings.tsx';
import { useScrollMemory } from './scroll-memory.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';

/** What surrounds every screen. */
export function Frame() {
  useLook();
  useRunFeed();
  useFrameCommands();
  useGlobalKeys();
  useWindowTitle();
  useScrollMemory();
  useFocusKeeper();
  return (
    <div className={styles.frame}>
      <TitleBar />
      <ConnectionBanner />
      <div className={styles.middle}>
        <Sidebar />
        <main className={styles.main} data-pane="Screen" tabIndex={-1}>
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <StatusBar />
      <RunEndings />
      <Palette />
      <ShortcutSheet />
      <DialogHost />
      <ImportDialog />
      <DropTarget />
    </div>
  );
}
