import { useCall } from '#renderer/queries.ts';
import { rolesOf } from '#shared/domain/manifest/manifest-facts.ts';
import type { ProviderState } from '#shared/domain/model.ts';
import { ModelsField } from './models-field.tsx';
import type { NewRun } from './use-new-run.ts';

interface RolesFieldProps {
  readonly newRun: NewRun;
  readonly providers: readonly ProviderState[];
}

/** Models beside the candidate, where the environment asks for them: judges, and one that plays the user. */
export function RolesField({ newRun, providers }: RolesFieldProps) {
  const { form, change, problemsOf } = newRun;
  const environment = useCall(
    'environments.get',
    { environment: form.environment, version: form.version },
    { enabled: form.environment !== '' },
  );
  const roles = environment.data === undefined ? [] : rolesOf(environment.data.manifest);
  const { judges, user } = form.settings;
  const set = (patch: Partial<typeof form.settings>) => change({ settings: { ...form.settings, ...patch } });
  return (
    <>
      {roles.includes('judge') ? (
        <ModelsField
          label="Judges"
          description="This environment scores with a model. Several judges make one score together."
          value={judges}
          onChange={(models) => set({ judges: [...models] })}
          providers={providers}
          problems={problemsOf('judges')}
        />
      ) : null}
      {roles.includes('user') ? (
        <ModelsField
          label="User"
          description="A second model plays the user."
          isSingle
          value={user === null ? [] : [user]}
          onChange={([model]) => set({ user: model ?? null })}
          providers={providers}
          problems={problemsOf('user')}
        />
      ) : null}
    </>
  );
}
