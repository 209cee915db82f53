import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import type { RunSummary } from '#shared/domain/run.ts';
import { useClient } from '../client.ts';
import { useToasts } from '../components/toast.tsx';
import { isLive } from '../runs/live-runs.ts';
import { endingOf, type Ending } from './run-ending.ts';

/** Says that a run is over: in a message with the way to its report, or, where that is on screen, to screen readers only. */
export function RunEndings() {
  const client = useClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [said, setSaid] = useState('');
  const tell = useRef((_run: RunSummary, _ending: Ending) => {});
  useEffect(() => {
    tell.current = (run, { title, description, kind }) => {
      if (pathname.startsWith(`/runs/${run.id}`)) return setSaid(`${title}. ${description}`);
      const open = () => void navigate({ to: '/runs/$runId', params: { runId: run.id } });
      toasts.show({ title, description, kind, action: { label: 'Open', run: open } });
    };
  });
  useEffect(() => {
    const live = new Set<string>();
    return client.on('run.progress', ({ runId, status }) => {
      if (isLive(status)) live.add(runId);
      else if (live.delete(runId)) {
        client.call('runs.get', { runId }).then(
          (run) => {
            const ending = endingOf(run);
            if (ending !== null) tell.current(run, ending);
          },
          () => undefined,
        );
      }
    });
  }, [client]);
  return (
    <p className="visually-hidden" role="status" aria-label="Finished runs">
      {said}
    </p>
  );
}
