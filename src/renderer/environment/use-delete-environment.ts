import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { useClient } from '../client.ts';
import { useDeletion } from '../frame/use-deletion.ts';

/** Moves one version of an environment to the trash; Undo brings it back. */
export function useDeleteEnvironment(): (
  environment: Pick<EnvironmentSummary, 'id' | 'version' | 'title'>,
) => void {
  const client = useClient();
  const remove = useDeletion();
  return ({ id, version, title }) =>
    void remove({
      title: `${title} ${version} deleted`,
      kind: 'environment',
      run: () => client.call('environments.delete', { environment: id, version }),
    });
}
