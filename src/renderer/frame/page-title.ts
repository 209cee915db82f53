import { useEffect } from 'react';

import { useLiveRuns } from '../runs/live-runs.ts';
import { formatProgress } from '#shared/format/percent.ts';
import { useFrame } from './frame-store.ts';
import { finishedOf } from './run-activity.ts';

/** Names the page in the window title, most specific first: `gsm-0007 · run 14`. */
export function usePageTitle(title: string): void {
  useEffect(() => useFrame.setState({ pageTitle: title }), [title]);
}

/** Keeps the window title: progress of the live run, page, application. */
export function useWindowTitle(): void {
  const page = useFrame((frame) => frame.pageTitle);
  const progress = useLiveRuns(({ byRun }) => {
    const running = Object.values(byRun).find((run) => run.status === 'running');
    return running === undefined ? '' : formatProgress(finishedOf(running), running.counts.total);
  });
  useEffect(() => {
    const parts = [progress, page].filter((part) => part !== '').join(' · ');
    document.title = parts === '' ? 'BenchGen' : `${parts} — BenchGen`;
  }, [page, progress]);
}
