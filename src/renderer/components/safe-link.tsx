import type { ReactNode } from 'react';

/** A link that shows where it goes and opens outside of the application, or a page of the documentation; anything else is plain text. */
export function SafeLink({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ReactNode;
}) {
  if (href !== undefined && /^#\/docs\/[a-z-]+$/.test(href)) return <a href={href}>{children}</a>;
  if (href === undefined || !/^https?:\/\//i.test(href)) return <span title={href}>{children}</span>;
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
