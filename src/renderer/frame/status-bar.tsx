import { Link } from '@tanstack/react-router';
import { Circle, CircleSlash, Lock, LockOpen } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';

import type { ProviderState } from '#shared/domain/model.ts';
import { formatCounted } from '#shared/format/number.ts';
import { isLive, useLiveRuns } from '../runs/live-runs.ts';
import { useCall, useCallMutation } from '../queries.ts';
import styles from './frame.module.css';
import { activityLine } from './run-activity.ts';

/** Activity on the left; state of Ollama and of the offline lock on the right. */
export function StatusBar() {
  const runs = useLiveRuns((live) => live.byRun);
  const live = Object.values(runs).filter((run) => isLive(run.status));
  return (
    <footer className={styles.statusBar} data-pane="Status">
      <span className={styles.activity} role="status">
        {activityLine(live)}
      </span>
      <OllamaState />
      <OfflineSwitch />
    </footer>
  );
}

function OllamaState() {
  const { data: providers } = useCall('providers.list', {});
  const ollama = providers?.find(({ config }) => config.kind === 'ollama');
  if (ollama === undefined) return null;
  const Icon = ollama.status === 'ready' ? Circle : CircleSlash;
  return (
    <Link
      to="/models"
      className={styles.statusItem}
      title={ollama.message ?? ollama.config.baseUrl ?? undefined}
    >
      <Icon size={10} aria-hidden className={ollama.status === 'ready' ? styles.ready : undefined} />
      {ollamaWords(ollama)}
    </Link>
  );
}

function ollamaWords({ status, models }: ProviderState): string {
  if (status === 'ready') return `Ollama: ${formatCounted(models.length, 'model')}`;
  return status === 'offline-locked' ? 'Ollama: locked' : 'Ollama: not reachable';
}

function OfflineSwitch() {
  const queries = useQueryClient();
  const { data: settings } = useCall('settings.get', {});
  const change = useCallMutation('settings.set');
  if (settings === undefined) return null;
  const locked = settings.offlineLock;
  const Icon = locked ? Lock : LockOpen;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={locked}
      className={styles.statusItem}
      title={locked ? 'No request leaves this machine.' : 'Requests go to the providers you use.'}
      onClick={() =>
        change.mutate(
          { offlineLock: !locked },
          { onSuccess: (next) => queries.setQueryData(['settings.get', {}], next) },
        )
      }
    >
      <Icon size={12} aria-hidden />
      {locked ? 'Offline lock on' : 'Offline lock off'}
    </button>
  );
}
