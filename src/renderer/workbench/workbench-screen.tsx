import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { SplitPane } from '#renderer/components/split-pane.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import type { EnvironmentDetail } from '#shared/domain/environment.ts';
import { OutcomePane } from './outcome-pane.tsx';
import { RulesPane } from './rules-pane.tsx';
import { RunChoice } from './run-choice.tsx';
import { useWorkbench, useWorkbenchSubject, type WorkbenchSubject } from './use-workbench.ts';
import { WorkbenchHead } from './workbench-head.tsx';
import styles from './workbench.module.css';

/** Scoring rules on the left, what they make of stored answers on the right: live, and without a model. */
export function WorkbenchScreen() {
  const subject = useWorkbenchSubject();
  const { environment, error, runs, runIds, allRuns, part } = subject;
  usePageTitle(environment === undefined ? 'Change scoring' : `Change scoring · ${environment.title}`);
  const action = <a href="#/runs">All runs</a>;
  if (error)
    return <ErrorState page title="The workbench could not be opened." error={error} action={action} />;
  if (allRuns === undefined) return <Skeleton rows={12} />;
  if (runs.length === 0) return <RunChoice subject={subject} />;
  if (environment === undefined || part === undefined) return <Skeleton rows={12} />;
  if (part === null) {
    return (
      <EmptyState
        page
        title="These rules cannot be changed by themselves."
        description="The manifest of this environment is not written as YAML with lines of its own for scoring."
        actions={
          <a href={`#/env/${encodeURIComponent(environment.id)}?tab=scoring`}>Back to the environment</a>
        }
      />
    );
  }
  const key = `${environment.digest} ${runIds.join(',')}`;
  return <OpenWorkbench key={key} subject={subject} environment={environment} part={part} />;
}

interface OpenWorkbenchProps {
  readonly subject: WorkbenchSubject;
  readonly environment: EnvironmentDetail;
  readonly part: string;
}

function OpenWorkbench({ subject, environment, part }: OpenWorkbenchProps) {
  const bench = useWorkbench({ runIds: subject.runs.map(({ id }) => id), environment, part });
  return (
    <div className={styles.screen}>
      <WorkbenchHead subject={subject} environment={environment} bench={bench} />
      <SplitPane
        id="workbench"
        startLabel="Rules"
        endLabel="Answers"
        startSize={38}
        startMin={320}
        endMin={420}
        start={
          <RulesPane
            bench={bench}
            hasJudges={subject.runs.some(({ settings }) => settings.judges.length > 0)}
          />
        }
        end={<OutcomePane subject={subject} bench={bench} />}
      />
    </div>
  );
}
