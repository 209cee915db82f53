import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';

import { Skeleton } from '../components/skeleton.tsx';
import { DropTarget } from '../import/drop-target.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { useRunFeed } from '../runs/use-run-feed.ts';
import { DialogHost } from './dialog-host.tsx';
import { useFrameCommands } from './frame-commands.ts';
import styles from './frame.module.css';
import { useGlobalKeys } from './global-keys.ts';
import { useLook } from './look.ts';
import { useWindowTitle } from './page-title.ts';
import { Palette } from './palette.tsx';
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
  return (
    <div className={styles.frame}>
      <TitleBar />
      <div className={styles.middle}>
        <Sidebar />
        <main className={styles.main} data-pane="Screen" tabIndex={-1}>
          <Suspense fallback={<Skeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <StatusBar />
      <Palette />
      <ShortcutSheet />
      <DialogHost />
      <ImportDialog />
      <DropTarget />
    </div>
  );
}
