import { Link, useParams } from '@tanstack/react-router';

import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Markdown } from '../components/markdown.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { usePageTitle } from '../frame/page-title.ts';
import { useCall } from '../queries.ts';
import styles from './docs.module.css';

/** The documentation that comes with the application; it needs no network. */
export function DocsScreen() {
  const { name } = useParams({ strict: false });
  const { data: pages, error, refetch } = useCall('docs.list', {});
  const current = pages?.find((page) => page.name === name) ?? pages?.[0];
  usePageTitle(current?.title ?? 'Documentation');
  if (error !== null)
    return (
      <ErrorState
        page
        title="The documentation could not be read."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  if (pages === undefined) return <Skeleton />;
  if (current === undefined) return <EmptyState page title="This installation has no documentation." />;
  return (
    <div className={styles.docs}>
      <nav className={styles.pages} data-pane="Pages" aria-label="Pages of the documentation">
        <h1 className={styles.title}>Documentation</h1>
        <ul>
          {pages.map((page) => (
            <li key={page.name}>
              <Link
                to="/docs/$name"
                params={{ name: page.name }}
                className={styles.page}
                aria-current={page === current ? 'page' : undefined}
              >
                {page.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Page key={current.name} name={current.name} />
    </div>
  );
}

function Page({ name }: { readonly name: string }) {
  const { data, error, refetch } = useCall('docs.get', { name });
  if (error !== null)
    return <ErrorState title="This page could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <article className={styles.text} aria-label={data.title} tabIndex={0} data-pane="Page" data-pane-focus>
      <Markdown text={data.markdown} headingLevel={2} />
    </article>
  );
}
