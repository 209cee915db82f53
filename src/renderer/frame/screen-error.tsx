import type { ErrorComponentProps } from '@tanstack/react-router';

import { ErrorState } from '../components/error-state.tsx';

/** In place of a screen that broke. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  return <ErrorState page title="This screen could not be shown." error={error} onRetry={reset} />;
}
