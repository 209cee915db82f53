import { Play } from 'lucide-react';
import { useState } from 'react';

import { useClient } from '#renderer/client.ts';
import { Button } from '#renderer/components/button.tsx';
import { useStoredState } from '#renderer/components/use-stored-state.ts';
import { ModelsField } from '#renderer/new-run/models-field.tsx';
import { TryResult } from '#renderer/new-run/try-result.tsx';
import { useCall } from '#renderer/queries.ts';
import type { Output } from '#shared/contract.ts';
import styles from '../editor.module.css';
import { overlayOf } from '../files/draft-state.ts';
import { useSession } from '../files/use-session.ts';
import { useDraftRoles } from './use-draft-roles.ts';

interface TryCaseProps {
  readonly draftId: string;
  readonly caseIndex: number;
}

/** Puts one case to a model and shows the scored result; nothing is stored. */
export function TryCase({ draftId, caseIndex }: TryCaseProps) {
  const { data: providers = [] } = useCall('providers.list', {});
  const { data: settings } = useCall('settings.get', {});
  const [chosen, setModels] = useStoredState<readonly string[]>('editor.models', []);
  const [judges, setJudges] = useStoredState<readonly string[]>('editor.judges', []);
  const [users, setUsers] = useStoredState<readonly string[]>('editor.users', []);
  const roles = useDraftRoles();
  const { trial, run } = useTrial();
  const standard = settings?.defaultModel ?? null;
  const models = chosen.length > 0 || standard === null ? chosen : [standard];
  const [model] = models;
  const start = () => {
    if (model === undefined) return;
    void run({
      draftId,
      caseIndex,
      model,
      judges: roles.includes('judge') ? [...judges] : [],
      user: roles.includes('user') ? (users[0] ?? null) : null,
    });
  };
  return (
    <section aria-label="Try case" className={styles.tryBox}>
      <ModelsField
        label="Model"
        isSingle
        value={models}
        onChange={setModels}
        providers={providers}
        problems={[]}
      />
      {roles.includes('judge') ? (
        <ModelsField label="Judges" value={judges} onChange={setJudges} providers={providers} problems={[]} />
      ) : null}
      {roles.includes('user') ? (
        <ModelsField
          label="User"
          isSingle
          value={users}
          onChange={setUsers}
          providers={providers}
          problems={[]}
        />
      ) : null}
      <Button
        variant="primary"
        icon={Play}
        className={styles.start}
        disabled={model === undefined}
        pending={trial.isTrying}
        onClick={start}
      >
        Try this case
      </Button>
      <TryResult trial={{ ...trial, run: () => Promise.resolve() }} />
    </section>
  );
}

interface Tried {
  readonly isTrying: boolean;
  readonly results: Output<'runs.try'> | null;
  readonly error: Error | null;
}

interface Attempt {
  readonly draftId: string;
  readonly caseIndex: number;
  readonly model: string;
  readonly judges: string[];
  readonly user: string | null;
}

function useTrial() {
  const client = useClient();
  const session = useSession();
  const [trial, setTrial] = useState<Tried>({ isTrying: false, results: null, error: null });
  async function run(attempt: Attempt): Promise<void> {
    setTrial({ isTrying: true, results: null, error: null });
    try {
      const overlay = overlayOf(session.store.getState());
      const result = await client.call('drafts.try', { ...attempt, overlay });
      setTrial({ isTrying: false, results: [{ model: attempt.model, result }], error: null });
    } catch (failure) {
      const error = failure instanceof Error ? failure : new Error(String(failure));
      setTrial({ isTrying: false, results: null, error });
    }
  }
  return { trial, run };
}
