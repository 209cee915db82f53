import { Link } from '@tanstack/react-router';
import { Play } from 'lucide-react';

import type { EnvironmentSummary } from '#shared/domain/environment.ts';
import { Button } from '../components/button.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Markdown } from '../components/markdown.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { EnvironmentMenu } from '../environment/environment-menu.tsx';
import { aboutLine, kindLine, aboutText } from '../environment/environment-words.ts';
import { ExampleCase } from '../environment/example-case.tsx';
import { LastRuns } from '../environment/last-runs.tsx';
import { useCall } from '../queries.ts';
import styles from './hub.module.css';

interface HubDetailProps {
  readonly environment: EnvironmentSummary;
  readonly onRun: () => void;
}

/** What an environment is, at a glance: enough to decide whether to run it. */
export function HubDetail({ environment, onRun }: HubDetailProps) {
  const { id, version, title, digest } = environment;
  return (
    <article className={styles.detail} aria-label={title}>
      <header className={styles.detailHead}>
        <div className={styles.detailTitle}>
          <h2 dir="auto">
            {title} <span className={styles.rowVersion}>{version}</span>
          </h2>
          <p className={styles.muted}>{kindLine(environment)}</p>
          <p className={styles.muted}>{aboutLine(environment)}</p>
        </div>
        <div className={styles.detailActions}>
          <Button variant="primary" icon={Play} shortcut="r" onClick={onRun}>
            Run…
          </Button>
          <Link to="/env/$id" params={{ id }} className={styles.openLink}>
            Open
          </Link>
          <EnvironmentMenu environment={environment} />
        </div>
      </header>
      <DetailBody id={id} version={version} />
      <ExampleCase digest={digest} />
      <LastRuns environment={id} />
    </article>
  );
}

function DetailBody({ id, version }: { readonly id: string; readonly version: string }) {
  const { data, error, refetch } = useCall('environments.get', { environment: id, version });
  if (error !== null)
    return (
      <ErrorState title="The environment could not be read." error={error} onRetry={() => void refetch()} />
    );
  if (data === undefined) return <Skeleton rows={8} />;
  return (
    <>
      <ProblemList problems={data.problems} />
      <Markdown text={aboutText(data)} />
    </>
  );
}
