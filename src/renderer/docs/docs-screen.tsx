import { Link, useParams } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useMemo, useRef, type RefObject } from 'react';

import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { TextField } from '../components/text-field.tsx';
import { useCommands, type Command } from '../frame/commands.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { useCall } from '../queries.ts';
import { useAddress } from '../runs/use-address.ts';
import { DocsFindings } from './docs-findings.tsx';
import { DocsPage } from './docs-page.tsx';
import { DocsSearch } from './docs-search.ts';
import styles from './docs.module.css';
import { stepFindings } from './step-findings.ts';

/** The documentation that comes with the application, with a search over all of it; it needs no network. */
export function DocsScreen() {
  const { name } = useParams({ strict: false });
  const [{ q = '', at }, change] = useAddress(DocsSearch);
  const { data: pages, error, refetch } = useCall('docs.list', {});
  const field = useRef<HTMLInputElement>(null);
  useSearchKey(field);
  const current = pages?.find((page) => page.name === name) ?? pages?.[0];
  const isSearching = q.trim() !== '';
  usePageTitle(isSearching ? 'Search · Documentation' : (current?.title ?? 'Documentation'));
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
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows between the field and the links in it
    <div className={styles.docs} onKeyDown={stepFindings}>
      <nav className={styles.pages} data-pane="Pages" aria-label="Pages of the documentation">
        <h1 className={styles.title}>Documentation</h1>
        <TextField
          label="Search documentation"
          hideLabel
          icon={Search}
          clearable
          placeholder="Search documentation"
          className={styles.search}
          inputRef={field}
          value={q}
          onValueChange={(text) => change({ q: text === '' ? undefined : text, at: undefined })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && q !== '') change({ q: undefined });
          }}
        />
        <PageLinks pages={pages} current={isSearching ? undefined : current} />
      </nav>
      {isSearching ? (
        <DocsFindings names={pages.map((page) => page.name)} search={q} />
      ) : (
        <DocsPage key={current.name} name={current.name} at={at} />
      )}
    </div>
  );
}

interface PageName {
  readonly name: string;
  readonly title: string;
}

interface PageLinksProps {
  readonly pages: readonly PageName[];
  readonly current: PageName | undefined;
}

function PageLinks({ pages, current }: PageLinksProps) {
  return (
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
  );
}

/** `/` leads to the search text while this screen is open. */
function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'docs.search',
          title: 'Search documentation',
          group: 'Help',
          shortcut: '/',
          run: () => field.current?.focus(),
        },
      ],
      [field],
    ),
  );
}
