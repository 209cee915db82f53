import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';

import { formatCounted } from '#shared/format/number.ts';
import { useClient } from '../client.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import styles from './docs.module.css';
import { searchDocs, type DocsFinding } from './search-docs.ts';

interface DocsFindingsProps {
  readonly names: readonly string[];
  readonly search: string;
}

/** Sections of all pages in which the words occur, each with the text around them. */
export function DocsFindings({ names, search }: DocsFindingsProps) {
  const client = useClient();
  const pages = useQueries({
    queries: names.map((name) => ({
      queryKey: ['docs.get', { name }],
      queryFn: () => client.call('docs.get', { name }),
    })),
    combine: (answers) => ({
      known: answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
      isReading: answers.some(({ isPending }) => isPending),
    }),
  });
  const findings = useMemo(() => searchDocs(pages.known, search), [pages.known, search]);
  if (pages.isReading) return <Skeleton />;
  return (
    <section className={styles.findings} aria-label="Found in the documentation" data-pane="Page">
      <p role="status" className={styles.findingCount}>
        {findings.length === 0 ? '' : `${formatCounted(findings.length, 'section')} found`}
      </p>
      {findings.length === 0 ? (
        <EmptyState
          title={`Nothing in the documentation matches “${search.trim()}”.`}
          description="Every word must occur in one section."
        />
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.page} ${finding.heading} ${finding.excerpt[1]?.text ?? ''}`}>
              <Finding finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Finding({ finding }: { readonly finding: DocsFinding }) {
  const { page, pageTitle, heading, excerpt } = finding;
  return (
    <Link
      to="/docs/$name"
      params={{ name: page }}
      search={{ at: heading }}
      className={styles.finding}
      data-finding
    >
      <span className={styles.findingTitle}>
        {heading} <span className={styles.findingPage}>{pageTitle}</span>
      </span>
      <span className={styles.excerpt}>
        {excerpt.map((part, place) =>
          part.found ? (
            // oxlint-disable-next-line react/no-array-index-key -- parts of one text have no other name
            <mark key={place}>{part.text}</mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </Link>
  );
}
