import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import { saveHandle } from '#renderer/files.ts';
import type { CallInput } from '#shared/contract.ts';

/** Saves the report of a run or a comparison as one HTML file. */
export function useReportFile(): (request: CallInput<'reports.html'>) => Promise<void> {
  const client = useClient();
  const toasts = useToasts();
  return async (request) => {
    try {
      const file = await client.call('reports.html', request);
      const saved = await saveHandle(client, file);
      if (saved !== null) toasts.show({ title: 'Report saved', description: saved.path ?? file.fileName });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: 'The report was not saved', description, kind: 'error' });
    }
  };
}
