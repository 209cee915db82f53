import { useEffect, useState } from 'react';

import { ErrorState } from '../components/error-state.tsx';
import { Markdown } from '../components/markdown.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useCall } from '../queries.ts';
import styles from './docs.module.css';

interface DocsPageProps {
  readonly name: string;
  /** The heading to begin with. */
  readonly at: string | undefined;
}

/** One page of the documentation. */
export function DocsPage({ name, at }: DocsPageProps) {
  const { data, error, refetch } = useCall('docs.get', { name });
  const [article, setArticle] = useState<HTMLElement | null>(null);
  useEffect(
    () => (article === null || at === undefined ? undefined : showHeading(article, at)),
    [article, at],
  );
  if (error !== null)
    return <ErrorState title="This page could not be read." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  return (
    <article
      ref={setArticle}
      className={styles.text}
      aria-label={data.title}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
      tabIndex={0}
      data-pane="Page"
      data-pane-focus
    >
      <Markdown text={data.markdown} headingLevel={2} />
    </article>
  );
}

/** Scrolls to a heading as soon as the text is laid out. Returns the function that stops waiting for it. */
function showHeading(article: HTMLElement, text: string): () => void {
  const observer = new MutationObserver(show);
  function show(): void {
    const headings = [...article.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')];
    const heading = headings.find((each) => each.textContent.trim() === text);
    if (heading === undefined) return;
    observer.disconnect();
    heading.scrollIntoView({ block: 'start' });
    article.focus({ preventScroll: true });
  }
  observer.observe(article, { childList: true, subtree: true });
  show();
  return () => observer.disconnect();
}
