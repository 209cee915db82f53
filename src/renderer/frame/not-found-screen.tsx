import { Link } from '@tanstack/react-router';

import { EmptyState } from '../components/empty-state.tsx';

/** For addresses that lead nowhere. */
export function NotFoundScreen() {
  return (
    <EmptyState
      page
      title="There is nothing at this address."
      description="It may come from another version of BenchGen."
      actions={<Link to="/hub">Go to the hub</Link>}
    />
  );
}
