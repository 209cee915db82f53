import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';

import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/empty-state.tsx';
import { ErrorState } from '#renderer/components/error-state.tsx';
import { Menu } from '#renderer/components/menu.tsx';
import { Select } from '#renderer/components/select.tsx';
import { Skeleton } from '#renderer/components/skeleton.tsx';
import { usePageTitle } from '#renderer/frame/page-title.ts';
import { useCall } from '#renderer/queries.ts';
import { useAddress } from '#renderer/runs/use-address.ts';
import type { Leaderboard } from '#shared/domain/leaderboard.ts';
import { EnvironmentBoard } from './environment-board.tsx';
import { GridBoard } from './grid-board.tsx';
import { LeaderboardSearch } from './leaderboard-search.ts';
import { leaderboardText } from './leaderboard-text.ts';
import styles from './leaderboard.module.css';
import { saveText } from './save-text.ts';

/** Models against environments: a ranking for each environment and a grid over all. */
export function LeaderboardScreen() {
  usePageTitle('Leaderboard');
  const { data, error, refetch } = useCall('leaderboard.get', {});
  if (error) {
    return (
      <ErrorState title="The leaderboard could not be made." error={error} onRetry={() => void refetch()} />
    );
  }
  if (data === undefined) return <Skeleton rows={12} />;
  return <OpenLeaderboard board={data} />;
}

function OpenLeaderboard({ board }: { readonly board: Leaderboard }) {
  const navigate = useNavigate();
  const [search, change] = useAddress(LeaderboardSearch);
  const { data: models = [] } = useCall('models.list', {});
  const sizes = new Map(models.map(({ name, sizeBytes }) => [name, sizeBytes]));
  const chosen = board.environments.find(({ id }) => id === search.in);
  const begin = () =>
    void navigate({ to: '.', search: (before) => ({ ...before, dialog: 'matrix' as const }) });
  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <h1>Leaderboard</h1>
        <Select
          label="Environment"
          inline
          value={chosen?.id ?? 'all'}
          onValueChange={(id) => change({ in: id === 'all' ? undefined : id }, { push: true })}
          options={[
            { value: 'all', label: 'all' },
            ...board.environments.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
        <span className={styles.spring} />
        <Menu
          trigger={<Button disabled={board.cells.length === 0}>Export…</Button>}
          entries={(['csv', 'md', 'json'] as const).map((format) => ({
            label: { csv: 'As CSV', md: 'As Markdown', json: 'As JSON' }[format],
            onSelect: () => saveText(`leaderboard.${format}`, leaderboardText(board, format, sizes)),
          }))}
        />
        <Button variant="primary" icon={Play} onClick={begin}>
          Run several…
        </Button>
      </header>
      {board.cells.length === 0 ? (
        <EmptyState
          title="No completed run over all cases yet."
          description="Run several environments with several models at once; every pair becomes a cell here."
          actions={<Button onClick={begin}>Run several…</Button>}
        />
      ) : chosen === undefined ? (
        <GridBoard board={board} onChoose={(id) => change({ in: id }, { push: true })} />
      ) : (
        <EnvironmentBoard board={board} environment={chosen} search={search} change={change} />
      )}
    </div>
  );
}
