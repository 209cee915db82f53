import { useNavigate } from '@tanstack/react-router';
import { Lightbulb, X } from 'lucide-react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { useStoredState } from '../components/use-stored-state.ts';
import { useCall } from '../queries.ts';
import styles from './hub.module.css';

/** Answers every case from its expected answer, so that a first result needs no model. */
const FIRST_MODEL = 'baseline:gold';
const FIRST_ENVIRONMENT = 'everyday-quantities';

/** For a person without any run: the shortest way to a first result. Gone for good once closed or once there is a run. */
export function FirstRunHint({ environments }: { readonly environments: readonly EnvironmentSummary[] }) {
  const [isClosed, setIsClosed] = useStoredState('first-run-hint-closed', false);
  const { data: runs } = useCall('runs.list', {});
  const navigate = useNavigate();
  const first =
    environments.find(({ id }) => id === FIRST_ENVIRONMENT) ?? environments.find(({ runsCode }) => !runsCode);
  if (isClosed || first === undefined || runs === undefined || runs.length > 0) return null;
  const begin = () =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, dialog: 'run' as const, env: first.id, with: FIRST_MODEL }),
    });
  return (
    <section className={styles.hint} aria-label="First steps">
      <Lightbulb size={16} aria-hidden />
      <p className={styles.hintText}>
        <strong>A first result in under a minute, without a model.</strong> Run {first.title} on {FIRST_MODEL}
        , which gives the expected answers, and see what a report looks like. For your own model,{' '}
        <a href="#/models">Models</a> tells what is within reach.
      </p>
      <Button onClick={begin}>Try it…</Button>
      <IconButton icon={X} label="Close this hint" onClick={() => setIsClosed(true)} />
    </section>
  );
}
