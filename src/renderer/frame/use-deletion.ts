import { useToasts } from '../components/toast.tsx';
import { useClient } from '../client.ts';
import { useUndo } from './undo.ts';

interface Deletion {
  /** What is gone, for people: `“GSM8K-mini” deleted`. */
  readonly title: string;
  readonly kind: 'environment' | 'run' | 'draft' | 'failure-set';
  readonly run: () => Promise<unknown>;
}

/** Deletes softly: what goes is in the trash, a message offers Undo, and Ctrl+Z works. */
export function useDeletion(): (deletion: Deletion) => Promise<void> {
  const client = useClient();
  const toasts = useToasts();
  return async ({ title, kind, run }) => {
    const before = new Set((await client.call('trash.list', {})).map((item) => item.id));
    try {
      await run();
    } catch (error) {
      toasts.show({ title: 'Nothing was deleted', description: messageOf(error), kind: 'error' });
      return;
    }
    const undo = () => {
      useUndo.setState({ last: null });
      void restore();
    };
    async function restore(): Promise<void> {
      try {
        const now = await client.call('trash.list', {});
        const ids = now.filter((item) => item.kind === kind && !before.has(item.id)).map((item) => item.id);
        if (ids.length > 0) await client.call('trash.restore', { ids });
      } catch (error) {
        toasts.show({ title: 'It could not be restored', description: messageOf(error), kind: 'error' });
      }
    }
    useUndo.setState({ last: undo });
    toasts.show({ title, action: { label: 'Undo', run: undo } });
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
