import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

import { RootSearch } from '../search.ts';

const NewRunDialog = lazy(async () => ({
  default: (await import('../new-run/new-run-dialog.tsx')).NewRunDialog,
}));
const ExportDialog = lazy(async () => ({
  default: (await import('../export/export-dialog.tsx')).ExportDialog,
}));

const MatrixDialog = lazy(async () => ({
  default: (await import('../new-run/matrix-dialog.tsx')).MatrixDialog,
}));

const SaveSetDialog = lazy(async () => ({
  default: (await import('../failure-sets/save-set-dialog.tsx')).SaveSetDialog,
}));

/** The dialog the address names, over the current screen. */
export function DialogHost() {
  const search: unknown = useSearch({ strict: false });
  const { dialog } = RootSearch.parse(search);
  return (
    <Suspense fallback={null}>
      {dialog === 'run' ? <NewRunDialog /> : null}
      {dialog === 'matrix' ? <MatrixDialog /> : null}
      {dialog === 'export' ? <ExportDialog /> : null}
      {dialog === 'set' ? <SaveSetDialog /> : null}
    </Suspense>
  );
}
