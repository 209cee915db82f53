import { useClient } from '#renderer/client.ts';
import { useToasts } from '#renderer/components/toast.tsx';
import { saveHandle } from '#renderer/files.ts';
import type { ComparisonExportFormat } from '#shared/domain/comparison.ts';
import type { ComparisonView } from './use-comparison.ts';

/** Writes the lines that the current filter shows to a file. */
export function useComparisonExport({
  runIds,
  search,
}: ComparisonView): (format: ComparisonExportFormat) => Promise<void> {
  const client = useClient();
  const toasts = useToasts();
  return async (format) => {
    try {
      const file = await client.call('comparisons.export', {
        runIds: [...runIds],
        baseline: search.base ?? null,
        show: search.show ?? 'changed',
        against: search.vs ?? null,
        format,
      });
      const saved = await saveHandle(client, file);
      if (saved !== null)
        toasts.show({ title: 'Comparison exported', description: saved.path ?? file.fileName });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toasts.show({ title: 'The comparison was not exported', description, kind: 'error' });
    }
  };
}
